package org.gatehouse.watch;

/// Open-addressing hash table from a long to several ints, in primitive arrays, with a small bit
/// filter in front so that a look-up that finds nothing rarely leaves the cache.
final class LongTable {
    /// A detail shared by more rooms than this names none of them; the first few stand for all.
    private static final int MOST_FOR_ONE_KEY = 16;

    private long[] keys = new long[16];
    private int[] values = new int[16];
    private long[] filter = new long[4];
    private int size;

    /// Adds a pair; 0 is not a key. Adding the same pair again changes nothing.
    void add(long key, int value) {
        if (key == 0) {
            throw new IllegalArgumentException("0 marks an empty slot");
        }
        if (2 * (size + 1) > keys.length) {
            grow();
        }
        int same = 0;
        int slot = home(key);
        for (; keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key && (values[slot] == value || ++same == MOST_FOR_ONE_KEY)) {
                return;
            }
        }
        put(slot, key, value);
        size++;
    }

    /// The first slot that holds `key`, or -1.
    int find(long key) {
        long bit = mixed(key) >>> 7;
        if (((filter[(int) (bit >>> 6) & (filter.length - 1)] >>> bit) & 1) == 0) {
            return -1;
        }
        return from(home(key), key);
    }

    /// The next slot after `slot` that holds `key`, or -1.
    int next(int slot, long key) {
        return from((slot + 1) & (keys.length - 1), key);
    }

    int value(int slot) {
        return values[slot];
    }

    /// Octets held.
    long memory() {
        return 12L * keys.length + 8L * filter.length;
    }

    private int from(int start, long key) {
        for (int slot = start; keys[slot] != 0; slot = (slot + 1) & (keys.length - 1)) {
            if (keys[slot] == key) {
                return slot;
            }
        }
        return -1;
    }

    private void grow() {
        long[] oldKeys = keys;
        int[] oldValues = values;
        keys = new long[2 * oldKeys.length];
        values = new int[keys.length];
        filter = new long[keys.length / 8];
        for (int i = 0; i < oldKeys.length; i++) {
            if (oldKeys[i] != 0) {
                int slot = home(oldKeys[i]);
                while (keys[slot] != 0) {
                    slot = (slot + 1) & (keys.length - 1);
                }
                put(slot, oldKeys[i], oldValues[i]);
            }
        }
    }

    private void put(int slot, long key, int value) {
        keys[slot] = key;
        values[slot] = value;
        long bit = mixed(key) >>> 7;
        filter[(int) (bit >>> 6) & (filter.length - 1)] |= 1L << bit;
    }

    private int home(long key) {
        return (int) (mixed(key) >>> 32) & (keys.length - 1);
    }

    private static long mixed(long key) {
        long h = key * 0x9E3779B97F4A7C15L;
        return (h ^ (h >>> 32)) * 0xD6E8FEB86659FD93L;
    }
}
