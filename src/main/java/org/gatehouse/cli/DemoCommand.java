package org.gatehouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.Config;
import org.gatehouse.Gatehouse;
import org.gatehouse.demo.SampleForum;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.web.mailbox.MailboxPages;

/// Starts a sample forum on this machine, for trying everything out. Its letters go to a mailbox of
/// its own, and nothing leaves the machine.
public final class DemoCommand implements Command {
    @Override
    public String name() {
        return "demo";
    }

    @Override
    public String summary() {
        return "starts a sample forum on this machine, for trying things out";
    }

    @Override
    public String help() {
        return """
                gatehouse demo [--port NUMBER]

                Starts with a meeting this evening whose door is open, people at the door, a
                practice room, and a local mailbox that holds every letter. It keeps its data in a
                new temporary folder and listens on this machine alone. Stop it with Ctrl-C.""";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Config.Server asked = arguments.config(terminal).server();
        arguments.done();
        try {
            return run(asked.port(), terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int run(int port, Terminal terminal) throws IOException {
        Clock clock = Clock.systemUTC();
        Path data = Files.createTempDirectory("gatehouse-demo-");
        URI url = URI.create("http://localhost:" + port);
        LocalRelay relay = LocalRelay.start(0, clock, Optional.empty());
        Gatehouse gatehouse =
                new Gatehouse(
                        config(port, url, data, relay.port()),
                        clock,
                        new SecureRandom(),
                        true,
                        List.of(pages -> new MailboxPages(relay, pages)));
        CountDownLatch stopped = new CountDownLatch(1);
        ServeCommand.closeAtTheEnd(
                () -> {
                    gatehouse.close();
                    relay.close();
                },
                stopped);
        SampleForum.Doors doors = new SampleForum(gatehouse.forum()).fill();
        gatehouse.start();
        sayWhereToClick(terminal, url, doors, data);
        ServeCommand.await(stopped);
        return DONE;
    }

    private static Config config(int port, URI url, Path data, int relay) {
        Config.Mail mail =
                new Config.Mail(
                        "127.0.0.1",
                        relay,
                        Config.Mail.Security.NONE,
                        Optional.empty(),
                        "forum@example.org",
                        "Wendover Vale Policing Forum",
                        2,
                        0);
        return Config.plain(
                new Config.Server(port, InetAddress.getLoopbackAddress(), url, List.of()),
                data,
                DatabaseAddress.embedded(data.resolve("gatehouse.db")),
                data.resolve("gatehouse.key"),
                Optional.of(mail));
    }

    private static void sayWhereToClick(
            Terminal terminal, URI url, SampleForum.Doors doors, Path data) {
        String desk = url + "/desk/" + doors.meeting().id();
        terminal.say("");
        terminal.say("Gatehouse is open, on this machine only. Click, in this order:");
        terminal.say("");
        terminal.say("  1. A resident   " + url + "/meetings/" + doors.meeting().slug());
        terminal.say("  2. Their mail   " + url + "/demo/mailbox");
        terminal.say("  3. A gatekeeper " + url + "/office/invitation/" + doors.gatekeeper());
        terminal.say("     then the desk " + desk);
        terminal.say("  4. An organiser " + url + "/office/invitation/" + doors.organiser());
        terminal.say("");
        terminal.say(
                "Use two browsers (or a private window) to be resident and gatekeeper at once.");
        terminal.say("Its data is in " + data + ". Stop it with Ctrl-C.");
    }
}
