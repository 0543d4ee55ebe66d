package org.gatehouse.rehearsal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Thousands of pages that stand open and hear (HTML standard, 9.2), all served by one thread, so
/// that listening takes next to nothing from the machine that is being measured.
final class OpenPages implements AutoCloseable {
    private static final byte[] BEAT = ":".getBytes(US_ASCII);
    private static final byte[] WORD = "resumed".getBytes(US_ASCII);
    private static final long PATIENCE_SECONDS = 120;

    private final Selector selector;
    private final Thread thread;
    private final CountDownLatch listening;
    private final CountDownLatch told;
    private volatile long lastTold;
    private volatile boolean closed;

    /// What one page has read so far of the word that it waits for.
    private static final class Page {
        private int matched;
        private boolean listens;
        private boolean heard;
    }

    /// @param sources where the pages' events come from, an address with its query for each
    OpenPages(int port, List<String> sources) {
        listening = new CountDownLatch(sources.size());
        told = new CountDownLatch(sources.size());
        try {
            selector = Selector.open();
            thread = Thread.ofPlatform().name("open-pages").start(this::listen);
            for (String source : sources) {
                open(port, source);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void open(int port, String source) throws IOException {
        SocketChannel channel = SocketChannel.open();
        channel.setOption(StandardSocketOptions.SO_RCVBUF, 8_192);
        channel.connect(new InetSocketAddress("127.0.0.1", port));
        String request =
                "GET %s HTTP/1.1\r\nHost: localhost:%d\r\nAccept: text/event-stream\r\n\r\n"
                        .formatted(source, port);
        channel.write(ByteBuffer.wrap(request.getBytes(US_ASCII)));
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, new Page());
        selector.wakeup();
    }

    private void listen() {
        ByteBuffer buffer = ByteBuffer.allocate(8_192);
        try {
            while (!closed) {
                selector.select(key -> read(key, buffer));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(SelectionKey key, ByteBuffer buffer) {
        Page page = (Page) key.attachment();
        try {
            buffer.clear();
            if (((SocketChannel) key.channel()).read(buffer) < 0) {
                key.cancel();
                return;
            }
            buffer.flip();
            while (buffer.hasRemaining()) {
                take(page, buffer.get());
            }
        } catch (IOException _) {
            key.cancel();
        }
    }

    /// No letter of the word is also its first, so that a mismatch starts it afresh.
    private void take(Page page, byte letter) {
        if (!page.listens && letter == BEAT[0]) {
            page.listens = true;
            listening.countDown();
        }
        page.matched = letter == WORD[page.matched] ? page.matched + 1 : letter == WORD[0] ? 1 : 0;
        if (page.matched == WORD.length) {
            page.matched = 0;
            if (!page.heard) {
                page.heard = true;
                lastTold = System.nanoTime();
                told.countDown();
            }
        }
    }

    void awaitListening() throws InterruptedException {
        if (!listening.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new Mishap(listening.getCount() + " pages could not begin to listen");
        }
    }

    /// Waits until every page has heard that the door is open again; returns how many have not.
    long awaitTold() throws InterruptedException {
        var _ = told.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return told.getCount();
    }

    /// When the last page heard, in nanoseconds of this process.
    long lastTold() {
        return lastTold;
    }

    @Override
    public void close() {
        closed = true;
        selector.wakeup();
        try {
            thread.join();
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            selector.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
