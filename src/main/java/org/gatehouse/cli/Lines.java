package org.gatehouse.cli;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// The lines of a stream as octets, one at a time; of a line that is too long only the number
/// stays.
final class Lines {
    private final InputStream in;
    private final int longest;
    private final byte[] buffer = new byte[1 << 16];
    private int place;
    private int filled;
    private byte[] line = new byte[1 << 12];
    private int length;
    private long number;
    private boolean tooLong;

    Lines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
    }

    /// Moves to the next line; false when there is none.
    boolean next() throws IOException {
        length = 0;
        tooLong = false;
        number++;
        boolean any = false;
        while (place < filled || fill()) {
            any = true;
            int end = place;
            while (end < filled && buffer[end] != '\n') {
                end++;
            }
            keep(end);
            boolean whole = end < filled;
            place = whole ? end + 1 : end;
            if (whole) {
                return true;
            }
        }
        return any;
    }

    byte[] octets() {
        return line;
    }

    int length() {
        return length;
    }

    /// Counted from 1.
    long number() {
        return number;
    }

    boolean isTooLong() {
        return tooLong;
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (line[i] > ' ' || line[i] < 0) {
                return false;
            }
        }
        return !tooLong;
    }

    boolean moreIsReady() throws IOException {
        return place < filled || in.available() > 0;
    }

    private boolean fill() throws IOException {
        place = 0;
        filled = Math.max(0, in.read(buffer));
        return filled > 0;
    }

    private void keep(int end) {
        int more = end - place;
        tooLong |= length + more > longest;
        if (tooLong) {
            length = 0;
            return;
        }
        if (length + more > line.length) {
            line = Arrays.copyOf(line, Math.max(2 * line.length, length + more));
        }
        System.arraycopy(buffer, place, line, length, more);
        length += more;
    }
}
