package org.gatehouse.scripts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.gatehouse.Config;
import org.gatehouse.Gatehouse;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.sql.DatabaseAddress;

/// A fresh installation on loopback: an empty data folder, and a mail relay in its configuration if
/// it is given one.
final class FreshForum implements AutoCloseable {
    final LocalRelay relay;
    final int port = Evening.freePort();
    final URI url = URI.create("http://localhost:" + port);
    private final Path folder;
    private final boolean relayIsSet;
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
    Gatehouse gatehouse;

    FreshForum(Path folder, boolean relayIsSet) {
        this.folder = folder;
        this.relayIsSet = relayIsSet;
        try {
            relay = LocalRelay.start(0, InstantSource.system(), Optional.empty());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        gatehouse = start();
    }

    private Gatehouse start() {
        InstantSource clock = () -> Instant.now().plus(ahead.get());
        Gatehouse started = new Gatehouse(config(), clock, new SecureRandom(), false, List.of());
        started.start();
        return started;
    }

    void restart() {
        gatehouse.close();
        gatehouse = start();
    }

    void waitFor(Duration time) {
        ahead.updateAndGet(time::plus);
    }

    /// The path of the link that a start prints.
    Optional<String> link() {
        return gatehouse.setUpLink().map(link -> link.replaceFirst("^http://localhost:[0-9]+", ""));
    }

    Browser browser() {
        return new Browser(url);
    }

    private Config config() {
        Config.Mail mail =
                new Config.Mail(
                        "127.0.0.1",
                        relay.port(),
                        Config.Mail.Security.NONE,
                        Optional.empty(),
                        "forum@example.org",
                        "Forum",
                        2,
                        0);
        return Config.plain(
                new Config.Server(port, InetAddress.getLoopbackAddress(), url, List.of()),
                folder,
                DatabaseAddress.embedded(folder.resolve("forum.db")),
                folder.resolve("key"),
                relayIsSet ? Optional.of(mail) : Optional.empty());
    }

    @Override
    public void close() {
        gatehouse.close();
        relay.close();
    }
}
