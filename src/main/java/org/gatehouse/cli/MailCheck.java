package org.gatehouse.cli;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.Config;
import org.gatehouse.PostSettings;
import org.gatehouse.mail.dkim.DkimKey;

/// What `config check` tries about mail, and what is to be published for it.
final class MailCheck {
    private static final int PATIENCE_MS = 5_000;

    /// A text in DNS is made of pieces of at most 255 characters.
    private static final int PIECE = 250;

    private MailCheck() {}

    static boolean run(Config config, Terminal terminal) {
        List<Boolean> verdicts = new ArrayList<>();
        if (config.mail().isEmpty()) {
            terminal.say("note: no mail relay is set, so letters will wait in the outbox");
        }
        config.mail().ifPresent(mail -> verdicts.add(relay("mail", mail, terminal)));
        PostSettings post = config.post();
        post.second().ifPresent(mail -> verdicts.add(relay("mail.second", mail, terminal)));
        post.bounces().ifPresent(box -> verdicts.add(bounces(box, terminal)));
        post.dkim().forEach(key -> verdicts.add(key(key, terminal)));
        return !verdicts.contains(false);
    }

    private static boolean relay(String section, Config.Mail mail, Terminal terminal) {
        return ConfigCommand.verdict(
                answers(mail.host(), mail.port()),
                "the relay " + mail.host() + " answers on port " + mail.port(),
                "check %1$s.host and %1$s.port, and whether a firewall is in between"
                        .formatted(section),
                terminal);
    }

    private static boolean bounces(PostSettings.Bounces box, Terminal terminal) {
        return ConfigCommand.verdict(
                answers(box.host(), box.port()),
                "the mailbox for returned letters answers at " + box.host() + ":" + box.port(),
                "check bounces.host and bounces.port",
                terminal);
    }

    private static boolean answers(String host, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(host, port), PATIENCE_MS);
            return true;
        } catch (IOException | RuntimeException _) {
            return false;
        }
    }

    private static boolean key(PostSettings.DkimKey named, Terminal terminal) {
        try {
            DkimKey key = DkimKey.read(named.domain(), named.selector(), named.file());
            ConfigCommand.verdict(
                    true, "letters from " + key.domain() + " are signed", "", terminal);
            terminal.say("      Publish in DNS:  " + key.place() + ". IN TXT " + quoted(key));
            return true;
        } catch (IllegalArgumentException e) {
            return ConfigCommand.verdict(
                    false,
                    "letters from " + named.domain() + " are signed",
                    String.valueOf(e.getMessage()),
                    terminal);
        }
    }

    private static String quoted(DkimKey key) {
        StringBuilder pieces = new StringBuilder();
        String text = key.record();
        for (int from = 0; from < text.length(); from += PIECE) {
            String piece = text.substring(from, Math.min(text.length(), from + PIECE));
            pieces.append(from == 0 ? "\"" : " \"").append(piece).append('"');
        }
        return pieces.toString();
    }
}
