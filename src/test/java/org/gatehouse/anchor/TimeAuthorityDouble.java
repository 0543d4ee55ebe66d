package org.gatehouse.anchor;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;

/// A time-stamping authority on loopback: OpenSSL's own, behind HTTP, with a certificate that it
/// has signed itself.
public final class TimeAuthorityDouble implements AutoCloseable {
    private final Path folder;
    private final HttpServer server;

    public TimeAuthorityDouble(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("tsa.cnf"),
                """
                [tsa]
                default_tsa = one
                [one]
                serial = %1$s/serial
                crypto_device = builtin
                signer_digest = sha256
                default_policy = 1.2.3.4.1
                digests = sha256
                accuracy = secs:1
                ordering = yes
                ess_cert_id_alg = sha256
                """
                        .formatted(folder));
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                        + " -subj /CN=Time -addext extendedKeyUsage=critical,timeStamping"
                        + " -keyout tsa.key -out tsa.pem");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(
                "/",
                exchange -> {
                    byte[] answer = answer(exchange.getRequestBody().readAllBytes());
                    exchange.getResponseHeaders()
                            .set("Content-Type", "application/timestamp-reply");
                    exchange.sendResponseHeaders(200, answer.length);
                    exchange.getResponseBody().write(answer);
                    exchange.close();
                });
        server.start();
    }

    /// What it says to one question.
    public synchronized byte[] answer(byte[] question) throws IOException {
        Files.write(folder.resolve("question"), question);
        openssl(
                "ts -reply -config tsa.cnf -queryfile question -signer tsa.pem -inkey tsa.key"
                        + " -out answer");
        return Files.readAllBytes(folder.resolve("answer"));
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
    }

    /// Its certificate, which a checker has to trust.
    public Path certificate() {
        return folder.resolve("tsa.pem");
    }

    private void openssl(String arguments) {
        try {
            Process process =
                    new ProcessBuilder(("openssl " + arguments).split(" "))
                            .directory(folder.toFile())
                            .redirectErrorStream(true)
                            .start();
            String said = new String(process.getInputStream().readAllBytes());
            if (process.waitFor() != 0) {
                throw new IllegalStateException(said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
