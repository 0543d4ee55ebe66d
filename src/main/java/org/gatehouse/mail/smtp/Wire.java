package org.gatehouse.mail.smtp;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport.Cause;

/// Commands out, replies in, over one socket. What is written is kept back until [#flush], so that
/// pipelined commands leave in one packet.
final class Wire {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int BUFFER = 32_768;

    /// RFC 5321 asks for 512 a line; some servers say more.
    private static final int MAX_LINE = 4_096;

    private static final int MAX_LINES = 100;

    private final byte[] heard = new byte[2 * MAX_LINE];

    /// Where in [#heard] that begins and ends which was not asked for yet.
    private int from;

    private int to;

    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private boolean open = true;

    private Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = socket.getInputStream();
        this.out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    static Wire connect(MailSettings settings, SSLSocketFactory tls, Duration patience)
            throws IOException {
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout((int) patience.toMillis());
            socket.connect(
                    new InetSocketAddress(settings.host(), settings.port()),
                    (int) CONNECT.toMillis());
            return new Wire(
                    settings.security() == MailSettings.Security.TLS
                            ? wrap(socket, settings, tls)
                            : socket);
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /// Goes on over TLS. Whatever the server said before is not listened to any more: a stranger in
    /// between could have said it (CVE-2011-0411).
    void encrypt(MailSettings settings, SSLSocketFactory tls) throws IOException {
        if (from < to || in.available() > 0) {
            throw new SmtpTrouble(Cause.WRONG_LANGUAGE, SmtpWords.say("mail.tooEarly"));
        }
        socket = wrap(socket, settings, tls);
        in = socket.getInputStream();
        out = new BufferedOutputStream(socket.getOutputStream(), BUFFER);
    }

    private static SSLSocket wrap(Socket plain, MailSettings settings, SSLSocketFactory tls)
            throws IOException {
        SSLSocket safe =
                (SSLSocket) tls.createSocket(plain, settings.host(), settings.port(), true);
        SSLParameters parameters = safe.getSSLParameters();
        parameters.setEndpointIdentificationAlgorithm("HTTPS");
        safe.setSSLParameters(parameters);
        safe.startHandshake();
        return safe;
    }

    /// This end's address, as EHLO wants it.
    String addressLiteral() {
        String address = socket.getLocalAddress().getHostAddress();
        int zone = address.indexOf('%');
        String bare = zone < 0 ? address : address.substring(0, zone);
        return bare.contains(":") ? "[IPv6:" + bare + "]" : "[" + bare + "]";
    }

    /// Writes a command, which is one line.
    void command(String line) throws IOException {
        if (line.indexOf('\r') >= 0 || line.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("A command is one line");
        }
        out.write((line + "\r\n").getBytes(UTF_8));
    }

    /// Writes a message's content and the dot that ends it, with its own leading dots doubled (RFC
    /// 5321, 4.5.2).
    void content(byte[] content) throws IOException {
        int from = 0;
        for (int i = 0; i < content.length; i++) {
            if (content[i] == '.' && (i == 0 || content[i - 1] == '\n')) {
                out.write(content, from, i - from);
                out.write('.');
                from = i;
            }
        }
        out.write(content, from, content.length - from);
        boolean ended = content.length == 0 || content[content.length - 1] == '\n';
        out.write((ended ? ".\r\n" : "\r\n.\r\n").getBytes(UTF_8));
    }

    void flush() throws IOException {
        out.flush();
    }

    /// The next reply, with all its lines.
    Reply reply() throws IOException {
        List<String> lines = new ArrayList<>(1);
        while (true) {
            String line = line();
            if (!beginsWithCode(line)) {
                throw new SmtpTrouble(Cause.WRONG_LANGUAGE, SmtpWords.say("mail.noSmtp"));
            }
            lines.add(line.length() > 4 ? line.substring(4) : "");
            if (line.length() == 3 || line.charAt(3) != '-') {
                return new Reply(Integer.parseInt(line.substring(0, 3)), List.copyOf(lines));
            }
            if (lines.size() == MAX_LINES) {
                throw new SmtpTrouble(Cause.WRONG_LANGUAGE, SmtpWords.say("mail.endless"));
            }
        }
    }

    private static boolean beginsWithCode(String line) {
        return line.length() >= 3
                && line.charAt(0) >= '2'
                && line.charAt(0) <= '5'
                && isDigit(line.charAt(1))
                && isDigit(line.charAt(2));
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private String line() throws IOException {
        int searched = from;
        while (true) {
            for (int i = searched; i < to; i++) {
                if (heard[i] == '\n') {
                    String line = new String(heard, from, i - from, UTF_8);
                    from = i + 1;
                    return line.stripTrailing();
                }
            }
            if (to - from > MAX_LINE) {
                throw new SmtpTrouble(Cause.WRONG_LANGUAGE, SmtpWords.say("mail.endless"));
            }
            hear();
            searched = from;
        }
    }

    private void hear() throws IOException {
        System.arraycopy(heard, from, heard, 0, to - from);
        to -= from;
        from = 0;
        int read = in.read(heard, to, heard.length - to);
        if (read < 0) {
            throw new EOFException();
        }
        to += read;
    }

    boolean isOpen() {
        return open;
    }

    void close() {
        open = false;
        try {
            socket.close();
        } catch (IOException _) {
            // Nothing is lost with a connection that can't even be closed.
        }
    }
}
