package org.gatehouse.mail;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// A line to a server on this machine that delays every byte, half of the round trip each way. It
/// counts round trips itself, so that a busy machine does not alter the count: one each time that
/// the client speaks after the server has spoken.
final class SlowLine implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    private final int behind;
    private final long oneWayNanos;
    final AtomicLong roundTrips = new AtomicLong();

    private record Packet(long due, byte[] bytes) {}

    SlowLine(int behind, long roundTripMillis) throws IOException {
        this.behind = behind;
        this.oneWayNanos = roundTripMillis * 500_000;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket back = new Socket(InetAddress.getLoopbackAddress(), behind);
                client.setTcpNoDelay(true);
                back.setTcpNoDelay(true);
                AtomicBoolean serverSpoke = new AtomicBoolean();
                carry(client, back, () -> {
                    if (serverSpoke.getAndSet(false)) {
                        roundTrips.incrementAndGet();
                    }
                });
                carry(back, client, () -> serverSpoke.set(true));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to, Runnable heard) {
        LinkedBlockingQueue<Packet> line = new LinkedBlockingQueue<>();
        Thread.ofVirtual().start(() -> {
            byte[] buffer = new byte[65_536];
            try {
                for (int n = from.getInputStream().read(buffer); n >= 0; n = from.getInputStream().read(buffer)) {
                    heard.run();
                    line.add(new Packet(System.nanoTime() + oneWayNanos, java.util.Arrays.copyOf(buffer, n)));
                }
            } catch (IOException e) {
                // The end is told below.
            }
            line.add(new Packet(System.nanoTime() + oneWayNanos, new byte[0]));
        });
        Thread.ofVirtual().start(() -> {
            try (OutputStream out = to.getOutputStream()) {
                for (Packet packet = line.take(); packet.bytes.length > 0; packet = line.take()) {
                    for (long wait = packet.due - System.nanoTime(); wait > 0; wait = packet.due - System.nanoTime()) {
                        LockSupport.parkNanos(wait);
                    }
                    out.write(packet.bytes);
                }
            } catch (IOException | InterruptedException e) {
                // One side hung up.
            }
        });
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
