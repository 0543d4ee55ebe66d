package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// Encryption in front of a mail server that has none of its own, in each of the two usual ways,
/// and in ways that a stranger on the line would like.
final class TlsFront implements AutoCloseable {
    private static final char[] PASSWORD = "only-for-tests".toCharArray();

    enum Way {
        IMPLICIT,
        STARTTLS,
        /// Leaves the offer out, as a stranger does who wants to read along.
        STRIPPED,
        /// Puts a reply behind the one to STARTTLS, in clear, to be taken for a safe one.
        INJECTED
    }

    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Way way;
    private final SSLContext context;
    private final int behind;

    TlsFront(Way way, SSLContext context, int behind) throws IOException {
        this.way = way;
        this.context = context;
        this.behind = behind;
        Thread.ofVirtual().start(this::listen);
    }

    int port() {
        return server.getLocalPort();
    }

    private void listen() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket plain) {
        try (plain;
                Socket back = new Socket(InetAddress.getLoopbackAddress(), behind)) {
            if (way != Way.IMPLICIT) {
                say(plain, "220 front\r\n");
                line(plain.getInputStream());
                say(plain, way == Way.STRIPPED ? "250 front\r\n" : "250-front\r\n250 STARTTLS\r\n");
                line(plain.getInputStream());
                say(plain, way == Way.INJECTED ? "220 go\r\n250 injected\r\n" : "220 go\r\n");
                line(back.getInputStream());
            }
            SSLSocketFactory factory = context.getSocketFactory();
            SSLSocket safe = (SSLSocket) factory.createSocket(plain, null, true);
            safe.startHandshake();
            Thread.ofVirtual().start(() -> copy(back, safe));
            copy(safe, back);
        } catch (IOException e) {
            // A refused handshake is what some tests are about.
        }
    }

    private static void say(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(US_ASCII));
    }

    private static void line(InputStream in) throws IOException {
        for (int b = in.read(); b >= 0 && b != '\n'; ) {
            b = in.read();
        }
    }

    private static void copy(Socket from, Socket to) {
        try (OutputStream out = to.getOutputStream()) {
            from.getInputStream().transferTo(out);
        } catch (IOException e) {
            // One side hung up.
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }

    /// A context whose certificate is for `name` (as in `dns:localhost`) and which trusts it.
    static SSLContext contextFor(Path directory, String name) throws Exception {
        Path file = Files.createTempFile(directory, "key", ".p12");
        Files.delete(file);
        Process keytool =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "keytool")
                                        .toString(),
                                "-genkeypair",
                                "-alias",
                                "test",
                                "-keyalg",
                                "EC",
                                "-dname",
                                "CN=test",
                                "-ext",
                                "san=" + name,
                                "-validity",
                                "3650",
                                "-storetype",
                                "PKCS12",
                                "-storepass",
                                new String(PASSWORD),
                                "-keystore",
                                file.toString())
                        .inheritIO()
                        .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool failed");
        }
        return context(file);
    }

    private static SSLContext context(Path file) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory keys =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(store, PASSWORD);
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }
}
