package org.gatehouse.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Clients that send a byte now and then, faster than any idle time-out.
@Timeout(60)
class SlowClientsTest {
    private final Server server = new Server();
    private final ServerConnector connector = new ServerConnector(server);

    @BeforeEach
    void start() throws Exception {
        SlowClients slow = new SlowClients(300, 300, 600_000);
        connector.setHost("127.0.0.1");
        connector.addBean(slow);
        server.addConnector(connector);
        slow.setHandler(
                new Handler.Abstract() {
                    @Override
                    public boolean handle(Request request, Response response, Callback callback)
                            throws IOException {
                        byte[] read = Request.asInputStream(request).readAllBytes();
                        response.write(true, ByteBuffer.wrap(read), callback);
                        return true;
                    }
                });
        server.setHandler(slow);
        server.start();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    private Socket open() throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), connector.getLocalPort());
        socket.setSoTimeout(30_000);
        return socket;
    }

    /// Sends `start`, then a byte at a time until the other end hangs up.
    private void assertHungUp(String start) throws Exception {
        try (Socket socket = open()) {
            OutputStream out = socket.getOutputStream();
            out.write(start.getBytes(UTF_8));
            Thread drip =
                    Thread.startVirtualThread(
                            () -> {
                                try {
                                    while (true) {
                                        out.write('x');
                                        Thread.sleep(20);
                                    }
                                } catch (IOException | InterruptedException _) {
                                    // hung up, as it should be
                                }
                            });
            try {
                assertTrue(ended(socket.getInputStream()), "still open");
            } finally {
                drip.interrupt();
            }
        }
    }

    private static boolean ended(InputStream in) {
        try {
            in.readAllBytes();
        } catch (SocketTimeoutException _) {
            return false;
        } catch (IOException _) {
            return true; // cut off
        }
        return true;
    }

    @Test
    void aRequestThatNeverEndsItsHeadersIsCutOff() throws Exception {
        assertHungUp("GET / HTTP/1.1\r\nX: ");
    }

    @Test
    void aBodyThatDripsInIsCutOff() throws Exception {
        assertHungUp("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
    }

    @Test
    void aBodyInPiecesOrUnderAnotherMethodIsNoWayAround() throws Exception {
        assertHungUp("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n");
        assertHungUp("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nfff\r\n");
    }

    @Test
    void anOrdinaryPostIsAnswered() throws Exception {
        try (Socket socket = open()) {
            String post =
                    "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 2\r\n\r\nhi";
            socket.getOutputStream().write(post.getBytes(UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), UTF_8);
            assertEquals("hi", answer.substring(answer.length() - 2));
        }
    }
}
