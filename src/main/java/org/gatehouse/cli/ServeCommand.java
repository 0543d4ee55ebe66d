package org.gatehouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.Config;
import org.gatehouse.Gatehouse;

/// Serves a forum until it is told to stop.
public final class ServeCommand implements Command {
    @Override
    public String name() {
        return "serve";
    }

    @Override
    public String summary() {
        return "serves the forum until it is stopped";
    }

    @Override
    public String help() {
        return """
                gatehouse serve [common options]

                Listens on one address and port, best behind a reverse proxy that does HTTPS.
                Stop it with Ctrl-C or a TERM signal: what was begun is finished, and letters that
                were not sent go out at the next start.

                With --try it serves its own first page once, to itself, and ends: a test of the
                installation, and what the start-up cache is made from.

                As long as nobody has an account, each start prints a link to the set-up, which
                works once and for an hour. Whoever loses their way in later gets a link by:
                gatehouse staff invite NAME EMAIL organiser""";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Config config = arguments.config(terminal);
        boolean tryOnly = arguments.flag("--try");
        arguments.done();
        if (tryOnly) {
            return tryOnce(config, terminal);
        }
        CountDownLatch stopped = new CountDownLatch(1);
        Gatehouse gatehouse =
                new Gatehouse(config, Clock.systemUTC(), new SecureRandom(), false, List.of());
        closeAtTheEnd(gatehouse, stopped);
        gatehouse.start();
        terminal.say("Gatehouse is open at " + config.server().url());
        gatehouse.setUpLink().ifPresent(link -> sayHowToBegin(terminal, link));
        if (config.mail().isEmpty()) {
            terminal.complain(
                    "No mail relay is in gatehouse.toml. Unless one was typed in at /office/mail,"
                            + " letters wait.");
        }
        await(stopped);
        return DONE;
    }

    private static void sayHowToBegin(Terminal terminal, String link) {
        terminal.say("");
        terminal.say(
                "Nobody has an account yet. Open this link to set up your forum. It works once,");
        terminal.say("within the hour, and makes whoever opens it the first organiser:");
        terminal.say("");
        terminal.say("  " + link);
        terminal.say("");
    }

    private static int tryOnce(Config config, Terminal terminal) {
        try (Gatehouse gatehouse =
                new Gatehouse(config, Clock.systemUTC(), new SecureRandom(), false, List.of())) {
            gatehouse.start();
            URI page = URI.create("http://localhost:" + gatehouse.port() + "/");
            try (InputStream in = page.toURL().openStream()) {
                terminal.say("The first page has " + in.readAllBytes().length + " bytes.");
            }
            return DONE;
        } catch (IOException e) {
            terminal.complain("The first page can't be had: " + e.getMessage());
            return FAILED;
        }
    }

    static void closeAtTheEnd(AutoCloseable gatehouse, CountDownLatch stopped) {
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .unstarted(
                                        () -> {
                                            close(gatehouse);
                                            stopped.countDown();
                                        }));
    }

    private static void close(AutoCloseable gatehouse) {
        try {
            gatehouse.close();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    static void await(CountDownLatch stopped) {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
