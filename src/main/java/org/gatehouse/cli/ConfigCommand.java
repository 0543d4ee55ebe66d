package org.gatehouse.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gatehouse.Config;
import org.gatehouse.Setting;
import org.gatehouse.Settings;

/// `config check`: what is set, from where, and whether it works from here.
public final class ConfigCommand implements Command {
    private static final String SETTINGS =
            Stream.of(Setting.values())
                    .map(setting -> "  %-22s %s".formatted(setting.key(), setting.variable()))
                    .collect(Collectors.joining("\n"));

    @Override
    public String name() {
        return "config";
    }

    @Override
    public String summary() {
        return "shows what is set and from where, and tries what can be tried";
    }

    @Override
    public String help() {
        return """
        Usage: gatehouse config check [common options]

        What can be set in gatehouse.toml, and the environment variable for each:
        %s
          mail.oauth.*, mail.second.*, mail.dkim.*, bounces.*: as docs/install.md says
          zoom.*, jitsi.*, bigbluebutton.*, janus.*: as the page on that provider says

        An option outweighs a variable, and a variable outweighs the file. Secrets are never shown.
        """
                .formatted(SETTINGS);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Settings settings = arguments.settings(terminal);
        String action = arguments.word("What to do (check)");
        if (!action.equals("check")) {
            throw new WrongUsage("\"config check\" is all there is.");
        }
        arguments.done();
        show(settings, terminal);
        Config config = Config.of(settings);
        List<Boolean> verdicts =
                List.of(
                        testFile(settings, terminal),
                        testData(config.data(), terminal),
                        testPort(config.server(), terminal),
                        MailCheck.run(config, terminal));
        boolean fine = !verdicts.contains(false);
        terminal.say(fine ? "All fine." : "Something needs your attention: see above.");
        return fine ? DONE : FAILED;
    }

    private static void show(Settings settings, Terminal terminal) {
        terminal.say("Configuration file: " + settings.file().map(Path::toString).orElse("none"));
        for (Settings.Shown shown : settings.shown()) {
            terminal.say("  " + shown.key() + " = " + shown.text() + "   from " + shown.origin());
        }
        terminal.say("Everything else has its default.");
    }

    private static boolean testFile(Settings settings, Terminal terminal) {
        if (settings.file().isEmpty() || !settings.hasSecretInFile()) {
            return true;
        }
        try {
            Set<PosixFilePermission> all = Files.getPosixFilePermissions(settings.file().get());
            return verdict(
                    !all.contains(PosixFilePermission.OTHERS_READ),
                    "the configuration file, which holds secrets, is closed to other users",
                    "run chmod 600 on it",
                    terminal);
        } catch (IOException | UnsupportedOperationException _) {
            return true; // a file system without permissions has none to be wrong
        }
    }

    private static boolean testData(Path data, Terminal terminal) {
        Optional<Path> there =
                Stream.iterate(data, path -> path != null, Path::getParent)
                        .filter(Files::exists)
                        .findFirst();
        boolean writable = there.filter(Files::isDirectory).filter(Files::isWritable).isPresent();
        return verdict(
                writable,
                "the data folder " + data + " can be written",
                "make it a folder that you may write to",
                terminal);
    }

    private static boolean testPort(Config.Server server, Terminal terminal) {
        boolean free;
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(server.bind(), server.port()));
            free = true;
        } catch (IOException _) {
            free = false;
        }
        return verdict(
                free,
                "port " + server.port() + " on " + server.bind().getHostAddress() + " is free",
                "end what uses it (perhaps Gatehouse itself), or choose another",
                terminal);
    }

    static boolean verdict(boolean fine, String what, String remedy, Terminal terminal) {
        terminal.say((fine ? "ok:   " : "not:  ") + what + (fine ? "" : ": " + remedy));
        return fine;
    }
}
