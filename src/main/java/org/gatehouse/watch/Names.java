package org.gatehouse.watch;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Many short strings, one after the other in one array: a million cost their letters and four
/// octets each.
final class Names {
    private byte[] letters = new byte[64];
    private int[] ends = new int[8];
    private int count;

    /// Adds a name and answers its number, counted from 0.
    int add(String name) {
        byte[] added = name.getBytes(StandardCharsets.UTF_8);
        int start = end(count);
        if (letters.length - start < added.length) {
            letters =
                    Arrays.copyOf(
                            letters,
                            Math.addExact(
                                    letters.length, Math.max(letters.length / 2, added.length)));
        }
        if (count == ends.length) {
            ends = Arrays.copyOf(ends, ends.length + ends.length / 2);
        }
        System.arraycopy(added, 0, letters, start, added.length);
        ends[count] = start + added.length;
        return count++;
    }

    String get(int number) {
        int start = end(number);
        return new String(letters, start, ends[number] - start, StandardCharsets.UTF_8);
    }

    int count() {
        return count;
    }

    /// Octets held.
    long memory() {
        return letters.length + 4L * ends.length;
    }

    private int end(int before) {
        return before == 0 ? 0 : ends[before - 1];
    }
}
