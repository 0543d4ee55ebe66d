package org.gatehouse.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;

/// Text in lines that every mail server carries unchanged (RFC 2045, 6.7): at most 76 characters of
/// ASCII each, ending in CR LF.
final class QuotedPrintable {
    private static final int LINE = 75;
    private static final byte[] HEX = "0123456789ABCDEF".getBytes(UTF_8);

    private final ByteArrayOutputStream out;
    private int column;

    private QuotedPrintable(ByteArrayOutputStream out) {
        this.out = out;
    }

    /// Writes `text`, whose lines end in `\n`, to `out`.
    static void write(String text, ByteArrayOutputStream out) {
        QuotedPrintable writer = new QuotedPrintable(out);
        byte[] bytes = text.getBytes(UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            boolean endsLine = i + 1 == bytes.length || bytes[i + 1] == '\n';
            writer.put(bytes[i], endsLine);
        }
        if (writer.column > 0) {
            writer.newLine();
        }
    }

    private void put(byte b, boolean endsLine) {
        if (b == '\n') {
            newLine();
            return;
        }
        boolean space = b == ' ' || b == '\t';
        boolean plain = (b > ' ' && b <= '~' && b != '=') || (space && !endsLine);
        // A dot or “From” at the start of a line would be altered on the way.
        boolean literal = plain && !(column == 0 && (b == '.' || b == 'F'));
        room(literal ? 1 : 3);
        if (literal) {
            out.write(b);
            column++;
        } else {
            out.write('=');
            out.write(HEX[(b >> 4) & 0xF]);
            out.write(HEX[b & 0xF]);
            column += 3;
        }
    }

    private void room(int width) {
        if (column + width > LINE) {
            out.write('=');
            newLine();
        }
    }

    private void newLine() {
        out.write('\r');
        out.write('\n');
        column = 0;
    }
}
