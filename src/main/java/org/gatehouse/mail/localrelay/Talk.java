package org.gatehouse.mail.localrelay;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Locale;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// One conversation with the local relay (RFC 5321, with PIPELINING, 8BITMIME and SMTPUTF8).
final class Talk {
    private static final int MAX_COMMAND = 2_048;
    private static final int MAX_MESSAGE = 10 << 20;
    private static final Pattern PATH = Pattern.compile("(?i)(?:FROM|TO):\\s*<([^>]*)>.*");

    private final InputStream in;
    private final OutputStream out;
    private final Function<String, Manner> manners;
    private final Mailbox mailbox;
    private @Nullable String from;
    private @Nullable String to;
    private Manner manner = Manner.ACCEPT;

    /// A message as it came.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Message(String from, String to, byte[] raw) {}

    /// Where messages go.
    @FunctionalInterface
    interface Mailbox {
        void receive(Message message) throws IOException;
    }

    Talk(Socket socket, Function<String, Manner> manners, Mailbox mailbox) throws IOException {
        this.in = new BufferedInputStream(socket.getInputStream(), 32_768);
        this.out = new BufferedOutputStream(socket.getOutputStream());
        this.manners = manners;
        this.mailbox = mailbox;
    }

    void run() throws IOException {
        say("220 localhost keeps your mail");
        while (true) {
            if (in.available() == 0) {
                out.flush();
            }
            String line = line(MAX_COMMAND);
            if (line == null || !answer(line)) {
                out.flush();
                return;
            }
        }
    }

    /// @return whether the conversation goes on
    private boolean answer(String line) throws IOException {
        String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
        switch (verb) {
            case "EHLO" -> {
                say("250-localhost");
                say("250-PIPELINING");
                say("250-8BITMIME");
                say("250-SMTPUTF8");
                say("250 SIZE " + MAX_MESSAGE);
            }
            case "HELO", "NOOP" -> say("250 OK");
            case "RSET" -> {
                reset();
                say("250 OK");
            }
            case "MAIL" -> sender(line);
            case "RCPT" -> {
                return recipient(line);
            }
            case "DATA" -> {
                return data();
            }
            case "QUIT" -> {
                say("221 Bye");
                return false;
            }
            default -> say("502 Not known here");
        }
        return true;
    }

    private void reset() {
        from = null;
        to = null;
        manner = Manner.ACCEPT;
    }

    private void sender(String line) throws IOException {
        String path = path(line);
        if (from != null) {
            say("503 There is a sender already");
        } else if (path == null) {
            say("501 Which sender?");
        } else {
            from = path;
            say("250 OK");
        }
    }

    private boolean recipient(String line) throws IOException {
        String path = path(line);
        if (from == null || path == null) {
            say("503 Say the sender first");
            return true;
        }
        manner = manners.apply(path);
        switch (manner) {
            case ACCEPT, DROP_AFTER_CONTENT -> {
                to = path;
                say("250 OK");
            }
            case DEFER -> say("451 4.3.0 Try again later");
            case REFUSE -> say("550 5.1.1 No such mailbox");
            case STALL -> {
                out.flush();
                while (in.read() >= 0) {
                    // Listens, and says nothing.
                }
                return false;
            }
            case DROP -> {
                return false;
            }
        }
        return true;
    }

    private static @Nullable String path(String line) {
        int space = line.indexOf(' ');
        Matcher path = PATH.matcher(space < 0 ? "" : line.substring(space + 1));
        return path.matches() ? path.group(1) : null;
    }

    private boolean data() throws IOException {
        String sender = from;
        String recipient = to;
        if (sender == null || recipient == null) {
            say("503 Say the recipient first");
            return true;
        }
        say("354 Go on");
        out.flush();
        byte[] raw = content();
        if (raw == null) {
            return false;
        }
        mailbox.receive(new Message(sender, recipient, raw));
        if (manner == Manner.DROP_AFTER_CONTENT) {
            return false;
        }
        say("250 2.0.0 Kept");
        reset();
        return true;
    }

    /// The lines up to the single dot, their doubled leading dots taken back; null where the
    /// connection ends before it.
    private byte @Nullable [] content() throws IOException {
        ByteArrayOutputStream raw = new ByteArrayOutputStream(8_192);
        while (raw.size() < MAX_MESSAGE) {
            String line = line(MAX_MESSAGE);
            if (line == null) {
                return null;
            }
            if (line.equals(".")) {
                return raw.toByteArray();
            }
            String plain = line.startsWith(".") ? line.substring(1) : line;
            raw.writeBytes((plain + "\r\n").getBytes(UTF_8));
        }
        return null;
    }

    private @Nullable String line(int max) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(128);
        while (line.size() < max) {
            int b = in.read();
            if (b < 0) {
                return null;
            }
            if (b == '\n') {
                String text = line.toString(UTF_8);
                return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
            }
            line.write(b);
        }
        return null;
    }

    private void say(String line) throws IOException {
        out.write((line + "\r\n").getBytes(UTF_8));
    }
}
