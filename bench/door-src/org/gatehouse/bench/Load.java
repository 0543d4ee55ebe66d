package org.gatehouse.bench;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One thread that keeps a request under way on each of its connections. It sends bytes that were
/// made beforehand and reads no more of an answer than its status and its length, so that it takes
/// as little as possible of the machine that it shares with the server.
final class Load implements AutoCloseable {
    private static final int MOST = 400_000;

    private final Selector selector = Selector.open();
    private final List<Client> clients = new ArrayList<>();
    private final long[] waited = new long[MOST];
    private int answered;

    Load(int port, int connections) throws IOException {
        for (int i = 0; i < connections; i++) {
            SocketChannel channel =
                    SocketChannel.open(
                            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            channel.configureBlocking(false);
            Client client = new Client(channel);
            channel.register(selector, SelectionKey.OP_READ, client);
            clients.add(client);
        }
    }

    /// What is asked of one address.
    ///
    /// @param requests for each connection, what it sends in turn
    /// @param status that every answer must have
    record Course(String name, String status, List<List<byte[]>> requests, int[] next) {
        Course(String name, String status, List<List<byte[]>> requests) {
            this(name, status, requests, new int[requests.size()]);
        }

        ByteBuffer take(int connection) {
            List<byte[]> own = requests.get(connection);
            return ByteBuffer.wrap(own.get(next[connection]++ % own.size()));
        }
    }

    /// @param waited nanoseconds from request to answer, in order of length
    record Outcome(int answers, long nanos, long cpuNanos, long[] waited) {
        double perSecond() {
            return answers * 1e9 / nanos;
        }

        double millis(double quantile) {
            return waited[(int) (quantile * (waited.length - 1))] / 1e6;
        }
    }

    /// Runs `course` for that long, and until the last answer is there.
    Outcome run(Course course, long nanos) throws IOException {
        answered = 0;
        long cpu = cpu();
        long start = System.nanoTime();
        for (int i = 0; i < clients.size(); i++) {
            clients.get(i).send(course.take(i));
        }
        int open = clients.size();
        while (open > 0) {
            if (selector.select(10_000) == 0) {
                throw new IllegalStateException("No answer to " + course.name() + " in 10 s");
            }
            for (SelectionKey key : selector.selectedKeys()) {
                Client client = (Client) key.attachment();
                if (!client.read(course)) {
                    continue;
                }
                waited[answered++] = System.nanoTime() - client.sentAt;
                if (System.nanoTime() - start < nanos && answered < MOST - clients.size()) {
                    client.send(course.take(clients.indexOf(client)));
                } else {
                    open--;
                }
            }
            selector.selectedKeys().clear();
        }
        long[] sorted = Arrays.copyOf(waited, answered);
        long took = System.nanoTime() - start;
        long cpuTook = cpu() - cpu;
        Arrays.sort(sorted);
        return new Outcome(answered, took, cpuTook, sorted);
    }

    private static long cpu() {
        return java.lang.management.ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    @Override
    public void close() throws IOException {
        for (Client client : clients) {
            client.channel.close();
        }
        selector.close();
    }

    private static final class Client {
        final SocketChannel channel;
        private final byte[] bytes = new byte[64 * 1024];
        private final ByteBuffer buffer = ByteBuffer.wrap(bytes);
        private int bodyAt = -1;
        private int end;
        long sentAt;

        Client(SocketChannel channel) {
            this.channel = channel;
        }

        void send(ByteBuffer request) throws IOException {
            buffer.clear();
            bodyAt = -1;
            sentAt = System.nanoTime();
            channel.write(request);
            if (request.hasRemaining()) {
                throw new IOException("A request of a few hundred bytes did not go out at once");
            }
        }

        /// Whether the answer is all there.
        boolean read(Course course) throws IOException {
            if (channel.read(buffer) < 0) {
                throw new IOException("The server hung up on " + course.name());
            }
            if (bodyAt < 0 && !readHead(course)) {
                return false;
            }
            return end >= 0 ? buffer.position() >= end : endsLastChunk();
        }

        private boolean readHead(Course course) throws IOException {
            String text = new String(bytes, 0, Math.min(buffer.position(), 4_096), ISO_8859_1);
            int blank = text.indexOf("\r\n\r\n");
            if (blank < 0) {
                return false;
            }
            if (!text.startsWith("HTTP/1.1 " + course.status())) {
                throw new IOException(course.name() + ": " + text.lines().findFirst().orElse(""));
            }
            bodyAt = blank + 4;
            int length = text.indexOf("Content-Length: ");
            end = -1;
            if (length >= 0 && length < blank) {
                int from = length + "Content-Length: ".length();
                end = bodyAt + Integer.parseInt(text, from, text.indexOf("\r", from), 10);
            }
            return true;
        }

        /// No page holds this itself: pages have no carriage returns.
        private boolean endsLastChunk() {
            int at = buffer.position();
            return at >= 7 && new String(bytes, at - 7, 7, ISO_8859_1).equals("\r\n0\r\n\r\n");
        }
    }
}
