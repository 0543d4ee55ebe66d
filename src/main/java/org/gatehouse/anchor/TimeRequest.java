package org.gatehouse.anchor;

import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A question to a time-stamping authority (RFC 3161, 2.4.1): the SHA-256 of what is to be stamped,
/// a number that its answer must repeat, and the wish to get its certificate with it.
///
/// @param imprint 32 bytes
/// @param nonce never asked with before
@SuppressWarnings("ArrayRecordComponent") // never compared
record TimeRequest(byte[] imprint, BigInteger nonce) {
    /// 2.16.840.1.101.3.4.2.1
    static final String SHA_256 = "608648016503040201";

    private static final BigInteger VERSION = BigInteger.ONE;

    static TimeRequest of(byte[] content, BigInteger nonce) {
        try {
            return new TimeRequest(MessageDigest.getInstance("SHA-256").digest(content), nonce);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    byte[] der() {
        byte[] sha256 =
                Der.write(
                        Der.SEQUENCE,
                        Der.write(Der.OID, HexFormat.of().parseHex(SHA_256)),
                        Der.write(Der.NULL));
        return Der.write(
                Der.SEQUENCE,
                Der.write(VERSION),
                Der.write(Der.SEQUENCE, sha256, Der.write(Der.OCTETS, imprint)),
                Der.write(nonce),
                Der.write(Der.BOOLEAN, new byte[] {(byte) 0xFF}));
    }
}
