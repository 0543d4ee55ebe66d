package org.gatehouse.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.security.KeyPair;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// RFC 8032 section 7.1, test 2.
class Ed25519Test {
    private static final HexFormat HEX = HexFormat.of();
    private final KeyPair keys =
            Ed25519.keyPair(
                    HEX.parseHex(
                            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"));

    @Test
    void aSeedGivesTheKeyAndTheSignatureOfTheStandard() throws NotProven {
        byte[] message = {0x72};
        byte[] signature =
                HEX.parseHex(
                        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
        byte[] publicKey =
                HEX.parseHex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");

        assertArrayEquals(publicKey, Ed25519.raw(keys.getPublic()));
        assertArrayEquals(signature, Ed25519.sign(keys.getPrivate(), message));
        assertTrue(Ed25519.verifies(Ed25519.publicKey(publicKey), message, signature));
        assertFalse(Ed25519.verifies(keys.getPublic(), new byte[] {0x73}, signature));
        assertFalse(Ed25519.verifies(keys.getPublic(), message, new byte[64]));
        assertFalse(Ed25519.verifies(keys.getPublic(), message, new byte[3]));
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThrows(NotProven.class, () -> Ed25519.publicKey(new byte[31]));
        assertThrows(IllegalArgumentException.class, () -> Ed25519.keyPair(new byte[31]));
    }
}
