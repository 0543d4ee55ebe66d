package org.gatehouse.mail.localrelay;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;

/// A real mail server on the loopback address that delivers nowhere: it keeps what it is given, for
/// the demo's mailbox page, rehearsals and drills, and misbehaves where it is asked to.
public final class LocalRelay implements AutoCloseable {
    private static final long MAX_KEPT_BYTES = 64L << 20;
    private static final int MAX_LOGGED = 200_000;

    private final ServerSocket server;
    private final InstantSource clock;
    private final Optional<Path> directory;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final Deque<ReceivedMail> kept = new ArrayDeque<>();
    private final Deque<Delivery> log = new ArrayDeque<>();
    private final List<Consumer<ReceivedMail>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong number = new AtomicLong();
    private volatile Function<String, Manner> manners = _ -> Manner.ACCEPT;
    private long keptBytes;

    /// A line of the relay's log.
    public record Delivery(Instant at, String from, String to, String messageId) {}

    private LocalRelay(ServerSocket server, InstantSource clock, Optional<Path> directory) {
        this.server = server;
        this.clock = clock;
        this.directory = directory;
    }

    /// Starts a relay on `port` of the loopback address, 0 for any that is free. With a `directory`
    /// every message is also written there, as a numbered `.eml` file.
    public static LocalRelay start(int port, InstantSource clock, Optional<Path> directory)
            throws IOException {
        return start(InetAddress.getLoopbackAddress(), port, clock, directory);
    }

    /// Starts it on another of the machine's own addresses, such as 127.0.0.2, where a port is free
    /// that the usual one has in use.
    public static LocalRelay start(
            InetAddress at, int port, InstantSource clock, Optional<Path> directory)
            throws IOException {
        if (directory.isPresent()) {
            Files.createDirectories(directory.get());
        }
        ServerSocket server = new ServerSocket(port, 100, at);
        LocalRelay relay = new LocalRelay(server, clock, directory);
        Thread.ofVirtual().name("local-relay").start(relay::listen);
        return relay;
    }

    /// The address that it listens on, in numbers.
    public String host() {
        return server.getInetAddress().getHostAddress();
    }

    public int port() {
        return server.getLocalPort();
    }

    /// From now on each message is treated as `manners` says of its recipient's address.
    public void behave(Function<String, Manner> manners) {
        this.manners = manners;
    }

    /// The messages still kept, the oldest first: the last 64 MB.
    public synchronized List<ReceivedMail> received() {
        return List.copyOf(kept);
    }

    /// What was received, the oldest first: the last 200,000.
    public synchronized List<Delivery> log() {
        return List.copyOf(log);
    }

    /// Calls `listener` for each message from now on.
    public AutoCloseable listen(Consumer<ReceivedMail> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                open.add(socket);
                Thread.ofVirtual().name("local-relay-talk").start(() -> talk(socket));
            } catch (IOException e) {
                // Closed, or a visitor who went away at once.
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Talk(socket, manners, this::receive).run();
        } catch (IOException e) {
            // The other side went away; it will come again.
        } finally {
            open.remove(socket);
        }
    }

    private void receive(Talk.Message message) throws IOException {
        ReceivedMail mail =
                new ReceivedMail(clock.instant(), message.from(), message.to(), message.raw());
        keep(mail);
        if (directory.isPresent()) {
            String name = "%06d.eml".formatted(number.incrementAndGet());
            Files.write(directory.get().resolve(name), mail.raw());
        }
        listeners.forEach(listener -> listener.accept(mail));
    }

    private synchronized void keep(ReceivedMail mail) {
        kept.addLast(mail);
        keptBytes += mail.raw().length;
        while (keptBytes > MAX_KEPT_BYTES) {
            keptBytes -= kept.removeFirst().raw().length;
        }
        log.addLast(new Delivery(mail.at(), mail.from(), mail.to(), MessageIds.in(mail.raw())));
        if (log.size() > MAX_LOGGED) {
            log.removeFirst();
        }
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket socket : new ArrayList<>(open)) {
                socket.close();
            }
        } catch (IOException e) {
            // The port is given back all the same when the process ends.
        }
    }
}
