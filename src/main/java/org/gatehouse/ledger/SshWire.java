package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/// The strings and numbers of SSH's wire format (RFC 4251 section 5): a string is its length in 4
/// bytes, then its bytes.
final class SshWire {
    private SshWire() {}

    static byte[] string(byte[] content) {
        int whole = Integer.BYTES + content.length;
        return ByteBuffer.allocate(whole).putInt(content.length).put(content).array();
    }

    static byte[] string(String ascii) {
        return string(ascii.getBytes(US_ASCII));
    }

    static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    /// Reads from hostile bytes, front to back.
    static final class Reader {
        private final ByteBuffer rest;

        Reader(byte[] bytes) {
            rest = ByteBuffer.wrap(bytes);
        }

        byte[] string() throws NotProven {
            return bytes(number());
        }

        int number() throws NotProven {
            return ByteBuffer.wrap(bytes(Integer.BYTES)).getInt();
        }

        byte[] bytes(int count) throws NotProven {
            if (count < 0 || count > rest.remaining()) {
                throw new NotProven("The SSH signature is cut short.");
            }
            byte[] bytes = new byte[count];
            rest.get(bytes);
            return bytes;
        }

        void expect(byte[] expected, String refusal) throws NotProven {
            if (!Arrays.equals(bytes(Math.min(expected.length, rest.remaining())), expected)) {
                throw new NotProven(refusal);
            }
        }

        void expectEnd() throws NotProven {
            if (rest.hasRemaining()) {
                throw new NotProven("Something follows the end of the SSH signature.");
            }
        }
    }
}
