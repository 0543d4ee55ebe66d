package org.gatehouse.watch;

import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Everything that must not be seen in public, for any number of rooms, in flat tables: what a
/// look-up costs does not depend on how many rooms there are. Built once by [ProtectedBuilder].
public final class Protected {
    /// A detail of the room that is certain wherever it stands.
    static final int ROOM = 0;

    /// The room's name in a link: tells something only next to its host.
    static final int NAME = 1;

    /// Somebody's personal link.
    static final int PASS = 2;

    private static final int INDEX_BITS = 29;

    final LongTable numbers = new LongTable();
    final LongTable plainTokens = new LongTable();
    final LongTable mixedTokens = new LongTable();
    final LongTable passTokens = new LongTable();
    final Names rooms = new Names();
    final Names passes = new Names();
    final Names passcodes = new Names();
    final Names phonePasscodes = new Names();
    final Names sites = new Names();
    final long seed;
    int[] siteOfRoom = new int[8];
    int[] roomOfPass = new int[8];
    private int digitCounts;
    private final long[] least = new long[DigitStream.MOST_DIGITS + 1];
    private final long[] greatest = new long[DigitStream.MOST_DIGITS + 1];

    /// Which lengths of tokens there are, a bit for each up to 63, which stands for all above.
    private long plainLengths;

    private long mixedLengths;
    private final UnaryOperator<String> tokenHash;

    /// @param seed a random number that keeps others from making our tables collide
    /// @param tokenHash the keyed hash under which pass tokens are kept
    Protected(long seed, UnaryOperator<String> tokenHash) {
        this.seed = seed;
        this.tokenHash = tokenHash;
        Arrays.fill(least, Long.MAX_VALUE);
    }

    /// How many rooms are protected.
    public int size() {
        return rooms.count();
    }

    /// Octets of heap that the tables take.
    public long memory() {
        return numbers.memory()
                + plainTokens.memory()
                + mixedTokens.memory()
                + passTokens.memory()
                + rooms.memory()
                + passes.memory()
                + passcodes.memory()
                + phonePasscodes.memory()
                + 4L * (siteOfRoom.length + roomOfPass.length);
    }

    static int reference(int kind, int index) {
        if (index >>> INDEX_BITS != 0) {
            throw new IllegalStateException("Too many rooms or passes");
        }
        return (kind << INDEX_BITS) | index;
    }

    static int kind(int reference) {
        return reference >>> INDEX_BITS;
    }

    int roomOf(int reference) {
        int index = index(reference);
        return kind(reference) == PASS ? roomOfPass[index] : index;
    }

    @Nullable String passOf(int reference) {
        return kind(reference) == PASS ? passes.get(index(reference)) : null;
    }

    /// The host of a room's link as people write it, such as `zoom.us`; empty when unknown.
    String site(int room) {
        return sites.get(siteOfRoom[room]);
    }

    /// The digits of the shortest protected number; more than any number has when there is none.
    int fewestDigits() {
        return Integer.numberOfTrailingZeros(digitCounts);
    }

    /// Whether any protected number has so many digits.
    boolean hasNumbersOf(int digits) {
        return ((digitCounts >>> digits) & 1) != 0;
    }

    /// Whether a number of so many digits lies between the least and the greatest of them: what
    /// does not costs no look into the memory.
    boolean mayHoldNumber(long value, int digits) {
        return value >= least[digits] && value <= greatest[digits];
    }

    void number(long value, int digits, int room) {
        digitCounts |= 1 << digits;
        least[digits] = Math.min(least[digits], value);
        greatest[digits] = Math.max(greatest[digits], value);
        numbers.add(numberKey(value, digits), room);
    }

    static long numberKey(long value, int digits) {
        return DigitStream.power(digits) + value;
    }

    LongTable tokens(boolean withDigit) {
        return withDigit ? mixedTokens : plainTokens;
    }

    void token(RoomLink.Token token, int reference) {
        long length = 1L << Math.min(token.letters(), 63);
        if (token.hasDigit()) {
            mixedLengths |= length;
        } else {
            plainLengths |= length;
        }
        tokens(token.hasDigit()).add(token.hash(), reference);
    }

    /// Whether there is any token of so many letters and digits.
    boolean hasTokenOf(int letters, boolean withDigit) {
        long lengths = withDigit ? mixedLengths : plainLengths;
        return ((lengths >>> Math.min(letters, 63)) & 1) != 0;
    }

    /// Whether the token stands in the room's own link.
    boolean isRooms(RoomLink.Token token, int room) {
        LongTable table = tokens(token.hasDigit());
        int slot = table.find(token.hash());
        while (slot >= 0 && table.value(slot) != reference(ROOM, room)) {
            slot = table.next(slot, token.hash());
        }
        return slot >= 0;
    }

    long keyOfPass(String token) {
        return keyOfPassHash(tokenHash.apply(token));
    }

    long keyOfPassHash(String hash) {
        long key = seed;
        for (int i = 0; i < hash.length(); i++) {
            key = (key ^ hash.charAt(i)) * 0x9E3779B97F4A7C15L;
            key ^= key >>> 29;
        }
        return key == 0 ? 1 : key;
    }

    void site(int room, int site) {
        if (room >= siteOfRoom.length) {
            siteOfRoom = Arrays.copyOf(siteOfRoom, siteOfRoom.length + siteOfRoom.length / 2);
        }
        siteOfRoom[room] = site;
    }

    void roomOfPass(int pass, int room) {
        if (pass >= roomOfPass.length) {
            roomOfPass = Arrays.copyOf(roomOfPass, roomOfPass.length + roomOfPass.length / 2);
        }
        roomOfPass[pass] = room;
    }

    private static int index(int reference) {
        return reference & ((1 << INDEX_BITS) - 1);
    }
}
