package org.gatehouse.keys;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.SecureRandom;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeysTest {
    /// The bytes 0 to 31; what follows from them was worked out apart from this program, with HMAC
    /// alone (RFC 5869: no salt, the label as info).
    private static final byte[] MASTER =
            HexFormat.of()
                    .parseHex("000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");

    private final Keys keys = new Keys(MASTER, new SecureRandom());

    @Test
    void aPurposesKeyIsTheOneOfRfc5869() {
        assertEquals(
                "db6063b724bb1f2e46bc1e6e7c84833e054307c5449df899a9d8bd2268939b3e",
                HexFormat.of().formatHex(keys.seed(Purpose.PASS_TOKEN)));
    }

    @Test
    void aKeyedHashStaysTheSameForEver() {
        assertEquals(
                "ITvuC7Z9uHdibkyZKYaD94jKmEwdMoGn8AXGyuffxig",
                keys.hash(Purpose.PASS_TOKEN, "a token"));
    }

    @Test
    void hashesOfDifferentPurposesAndOfDifferentKeysDiffer() {
        Set<String> hashes = new HashSet<>();
        for (Purpose purpose : Purpose.values()) {
            hashes.add(keys.hash(purpose, "a token"));
        }
        assertEquals(Purpose.values().length, hashes.size());
        Keys others = new Keys(new byte[32], new SecureRandom());
        assertNotEquals(
                keys.hash(Purpose.PASS_TOKEN, "a token"),
                others.hash(Purpose.PASS_TOKEN, "a token"));
    }

    @Test
    void whatWasSealedIsReadAgain() {
        byte[] sealed = keys.seal(Purpose.ROOM_SECRET, "Zoë’s room");
        assertEquals("Zoë’s room", keys.open(Purpose.ROOM_SECRET, sealed));
    }

    @Test
    void theSameSecretIsNeverSealedTwiceAlike() {
        assertNotEquals(
                HexFormat.of().formatHex(keys.seal(Purpose.LETTER, "secret")),
                HexFormat.of().formatHex(keys.seal(Purpose.LETTER, "secret")));
    }

    @Test
    void oneChangedBitAnywhereIsNoticed() {
        byte[] sealed = keys.seal(Purpose.LETTER, "secret");
        for (int bit = 0; bit < sealed.length * 8; bit++) {
            byte[] altered = sealed.clone();
            altered[bit / 8] ^= (byte) (1 << (bit % 8));
            assertThrows(IllegalStateException.class, () -> keys.open(Purpose.LETTER, altered));
        }
    }

    @Test
    void aSealFitsItsPurposeAndItsKeyOnly() {
        byte[] sealed = keys.seal(Purpose.LETTER, "secret");
        assertThrows(IllegalStateException.class, () -> keys.open(Purpose.SETTING, sealed));
        Keys others = new Keys(new byte[32], new SecureRandom());
        assertThrows(IllegalStateException.class, () -> others.open(Purpose.LETTER, sealed));
    }

    @Test
    void aTornSealIsRefusedLikeAnAlteredOne() {
        byte[] sealed = keys.seal(Purpose.LETTER, "secret");
        for (int length = 0; length < sealed.length; length++) {
            byte[] torn = java.util.Arrays.copyOf(sealed, length);
            assertThrows(IllegalStateException.class, () -> keys.open(Purpose.LETTER, torn));
        }
    }

    @Test
    void tokensAreLongAndCodesAreSixDigits() {
        Set<String> tokens = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            String token = keys.newToken();
            assertTrue(token.matches("[A-Za-z0-9_-]{43}"), token);
            assertTrue(keys.newCode().matches("[0-9]{6}"));
            tokens.add(token);
        }
        assertEquals(1_000, tokens.size());
    }

    @Test
    void aSeedCannotBeChangedByWhoeverGotIt() {
        byte[] seed = keys.seed(Purpose.CHECKPOINT_KEY);
        byte[] before = seed.clone();
        seed[0]++;
        assertArrayEquals(before, keys.seed(Purpose.CHECKPOINT_KEY));
    }
}
