package org.gatehouse.watch.fetch;

import java.io.IOException;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The text messages of a WebSocket, to be taken one after the other. The other side is asked for
/// the next piece only when there is room, and nothing that it sends can grow without limit.
public final class Messages implements WebSocket.Listener {
    private static final int LONGEST = 1 << 20;
    private static final int AHEAD = 64;

    private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();

    /// A message, or the end of all: closed, or with what went wrong.
    private record Event(@Nullable WebSocket socket, @Nullable String message, String end) {}

    @Override
    public void onOpen(WebSocket socket) {
        socket.request(AHEAD);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
        if (part.length() + data.length() > LONGEST) {
            end("It sent a message that is far too long.");
            socket.abort();
            return null;
        }
        part.append(data);
        if (last) {
            events.add(new Event(socket, part.toString(), ""));
            part.setLength(0);
        } else {
            socket.request(1);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(
            WebSocket socket, java.nio.ByteBuffer data, boolean last) {
        socket.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPing(WebSocket socket, java.nio.ByteBuffer message) {
        events.add(new Event(socket, null, ""));
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
        end("The other side closed the stream.");
        return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
        end("The connection broke.");
    }

    private void end(String words) {
        events.add(new Event(null, null, words));
    }

    /// The next message; empty for a mere sign of life. Waits for it.
    ///
    /// @throws IOException once the stream is over, or silent for longer than `silence`
    public Optional<String> next(Duration silence) throws IOException, InterruptedException {
        Event event = events.poll(silence.toMillis(), TimeUnit.MILLISECONDS);
        if (event == null) {
            throw new IOException("The stream fell silent.");
        }
        if (event.socket() == null) {
            throw new IOException(event.end());
        }
        event.socket().request(1);
        return Optional.ofNullable(event.message());
    }
}
