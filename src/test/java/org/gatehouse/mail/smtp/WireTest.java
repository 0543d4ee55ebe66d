package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.EOFException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.junit.jupiter.api.Test;

/// What a server says is cut anywhere by the network, and may be anything.
class WireTest {
    private static final String REPLY = "250-here ist Grüßen erlaubt\r\n250 PIPELINING\r\n";

    @FunctionalInterface
    private interface Conversation {
        void with(Wire wire) throws IOException;
    }

    /// Says `pieces`, each in a packet of its own, and hangs up.
    private static void hear(List<byte[]> pieces, Conversation conversation) throws Exception {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread talker = Thread.ofVirtual().start(() -> say(server, pieces));
            MailSettings settings =
                    MailSettings.local(
                            server.getLocalPort(), new MailAddress("f@example.org"), "Forum");
            Wire wire =
                    Wire.connect(
                            settings,
                            (SSLSocketFactory) SSLSocketFactory.getDefault(),
                            Duration.ofSeconds(60));
            conversation.with(wire);
            wire.close();
            talker.join();
        }
    }

    private static void say(ServerSocket server, List<byte[]> pieces) {
        try (Socket socket = server.accept()) {
            socket.setTcpNoDelay(true);
            for (byte[] piece : pieces) {
                socket.getOutputStream().write(piece);
                socket.getOutputStream().flush();
            }
        } catch (IOException _) {
            // The other side went away.
        }
    }

    private static List<byte[]> octets(String text) {
        byte[] all = text.getBytes(UTF_8);
        return java.util.stream.IntStream.range(0, all.length)
                .mapToObj(i -> new byte[] {all[i]})
                .toList();
    }

    @Test
    void aReplyThatComesOctetByOctetIsOneReply() throws Exception {
        hear(
                octets(REPLY),
                wire ->
                        assertEquals(
                                new Reply(250, List.of("here ist Grüßen erlaubt", "PIPELINING")),
                                wire.reply()));
    }

    @Test
    void repliesThatComeAtOnceAreTakenOneByOne() throws Exception {
        String thousand = "250 ok\r\n".repeat(2_000) + "354 go\n";
        hear(
                List.of(thousand.getBytes(UTF_8)),
                wire -> {
                    for (int i = 0; i < 2_000; i++) {
                        assertEquals(new Reply(250, List.of("ok")), wire.reply());
                    }
                    assertEquals(new Reply(354, List.of("go")), wire.reply());
                    assertThrows(EOFException.class, wire::reply);
                });
    }

    @Test
    void aLineWithoutEndIsNotListenedToForEver() throws Exception {
        hear(
                List.of(("250 " + "a".repeat(20_000)).getBytes(UTF_8)),
                wire -> assertThrows(SmtpTrouble.class, wire::reply));
    }

    @Test
    void aLongLineIsHeardWhole() throws Exception {
        String words = "a".repeat(4_000);
        hear(
                List.of(("250 ok\r\n250 " + words + "\r\n").getBytes(UTF_8)),
                wire -> {
                    wire.reply();
                    assertEquals(new Reply(250, List.of(words)), wire.reply());
                });
    }
}
