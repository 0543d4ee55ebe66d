package org.gatehouse.anchor;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;

/// Reads one value after another of a DER encoding (ITU-T X.690) that anybody may have written, and
/// writes the few kinds of values that a request needs. Lengths are definite and lie within what
/// was given.
final class Der {
    static final int BOOLEAN = 0x01;
    static final int INTEGER = 0x02;
    static final int OCTETS = 0x04;
    static final int NULL = 0x05;
    static final int OID = 0x06;
    static final int TIME = 0x18;
    static final int SEQUENCE = 0x30;
    static final int SET = 0x31;
    static final int EXPLICIT_0 = 0xA0;

    private static final int LONG_FORM = 0x80;
    private static final int MOST_LENGTH_OCTETS = 3;

    private final byte[] bytes;
    private final int end;
    private int at;

    private Der(byte[] bytes, int from, int end) {
        this.bytes = bytes;
        this.at = from;
        this.end = end;
    }

    static Der of(byte[] bytes) {
        return new Der(bytes, 0, bytes.length);
    }

    boolean isAtEnd() {
        return at == end;
    }

    /// The tag of the value that comes next, or -1 at the end.
    int tag() {
        return isAtEnd() ? -1 : bytes[at] & 0xFF;
    }

    /// What the next value holds, which must have `tag`.
    Der enter(int tag) throws IOException {
        if (tag() != tag) {
            throw malformed();
        }
        at++;
        int length = length();
        if (length > end - at) {
            throw malformed();
        }
        Der inner = new Der(bytes, at, at + length);
        at += length;
        return inner;
    }

    private int length() throws IOException {
        int first = octet();
        if (first < LONG_FORM) {
            return first;
        }
        int octets = first - LONG_FORM;
        if (octets == 0 || octets > MOST_LENGTH_OCTETS) {
            throw malformed();
        }
        int length = 0;
        for (int i = 0; i < octets; i++) {
            length = length << 8 | octet();
        }
        return length;
    }

    private int octet() throws IOException {
        if (isAtEnd()) {
            throw malformed();
        }
        return bytes[at++] & 0xFF;
    }

    void skip() throws IOException {
        Der _ = enter(tag());
    }

    byte[] read(int tag) throws IOException {
        Der inner = enter(tag);
        return Arrays.copyOfRange(bytes, inner.at, inner.end);
    }

    BigInteger integer() throws IOException {
        byte[] value = read(INTEGER);
        if (value.length == 0) {
            throw malformed();
        }
        return new BigInteger(value);
    }

    /// Goes past an object identifier, whose encoding must be `hex`.
    void expectOid(String hex) throws IOException {
        if (!HexFormat.of().formatHex(read(OID)).equals(hex)) {
            throw malformed();
        }
    }

    private static IOException malformed() {
        return new IOException("The time authority's answer is not in the form of RFC 3161.");
    }

    /// A value with `tag` that holds `parts` one after another.
    static byte[] write(int tag, byte[]... parts) {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            content.writeBytes(part);
        }
        if (content.size() >= LONG_FORM) {
            throw new IllegalArgumentException("a request is short");
        }
        ByteArrayOutputStream value = new ByteArrayOutputStream();
        value.write(tag);
        value.write(content.size());
        value.writeBytes(content.toByteArray());
        return value.toByteArray();
    }

    static byte[] write(BigInteger value) {
        return write(INTEGER, value.toByteArray());
    }
}
