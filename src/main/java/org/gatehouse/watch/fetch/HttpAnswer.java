package org.gatehouse.watch.fetch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Reads one answer of HTTP/1.1 (RFC 9112) from a server that nobody vouches for: every length has
/// a limit, and whatever does not keep to the form is refused.
final class HttpAnswer {
    private static final int LONGEST_LINE = 8_192;
    private static final int MOST_HEADERS = 100;

    private final InputStream in;
    private final int mostBody;

    private HttpAnswer(InputStream in, int mostBody) {
        this.in = in;
        this.mostBody = mostBody;
    }

    /// @param mostBody octets; the rest of a longer body is left unread
    static Fetched read(URI address, InputStream in, int mostBody) throws IOException {
        return new HttpAnswer(in, mostBody).read(address);
    }

    private Fetched read(URI address) throws IOException {
        int status = status(line());
        while (status >= 100 && status < 200) {
            headers();
            status = status(line());
        }
        Map<String, String> headers = headers();
        byte[] body = status == 304 || status == 204 ? new byte[0] : body(headers);
        return new Fetched(address, status, headers, body);
    }

    private static int status(String line) throws IOException {
        if (!line.matches("HTTP/1\\.[01] [1-5][0-9][0-9]( .*)?")) {
            throw new IOException("The server's answer can't be read.");
        }
        return Integer.parseInt(line.substring(9, 12));
    }

    private Map<String, String> headers() throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (int i = 0; i < MOST_HEADERS; i++) {
            String line = line();
            if (line.isEmpty()) {
                return headers;
            }
            int colon = line.indexOf(':');
            if (colon <= 0) {
                throw new IOException("The server's answer can't be read.");
            }
            headers.putIfAbsent(
                    line.substring(0, colon).toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        throw new IOException("The server's answer has too many headers.");
    }

    private byte[] body(Map<String, String> headers) throws IOException {
        String coding = headers.getOrDefault("transfer-encoding", "");
        if (coding.equalsIgnoreCase("chunked")) {
            return chunks();
        }
        if (!coding.isEmpty() || !headers.getOrDefault("content-encoding", "").isEmpty()) {
            throw new IOException("The server's answer is packed in a way that was not asked for.");
        }
        int length = mostBody;
        String given = headers.get("content-length");
        if (given != null) {
            length = Math.min(mostBody, number(given, 10));
        }
        return in.readNBytes(length);
    }

    private byte[] chunks() throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        while (true) {
            int size = number(line().split(";", 2)[0].strip(), 16);
            int room = mostBody - body.size();
            if (size == 0 || room == 0) {
                return body.toByteArray();
            }
            body.write(in.readNBytes(Math.min(size, room)));
            if (size > room || !line().isEmpty()) {
                return body.toByteArray();
            }
        }
    }

    private static int number(String text, int radix) throws IOException {
        if (!text.matches("[0-9A-Fa-f]{1,15}")) {
            throw new IOException("The server's answer can't be read.");
        }
        try {
            return (int) Math.min(Integer.MAX_VALUE, Long.parseLong(text, radix));
        } catch (NumberFormatException _) {
            throw new IOException("The server's answer can't be read.");
        }
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0 || line.size() > LONGEST_LINE) {
                throw new IOException("The server's answer broke off.");
            }
            line.write(c);
        }
        String text = line.toString(ISO_8859_1);
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }
}
