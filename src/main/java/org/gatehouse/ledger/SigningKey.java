package org.gatehouse.ledger;

import java.security.KeyPair;

/// An Ed25519 key pair that signs notes under a name, and files as [SshSignature]. One key does for
/// both, since no text of a note can begin like what is signed for SSH.
public final class SigningKey {
    private final VerifierKey verifierKey;
    private final KeyPair keys;

    public SigningKey(String name, KeyPair keys) {
        this.verifierKey = new VerifierKey(name, keys.getPublic());
        this.keys = keys;
    }

    /// The key whose secret is a seed of 32 bytes; the same seed gives the same key.
    public static SigningKey ofSeed(String name, byte[] seed) {
        return new SigningKey(name, Ed25519.keyPair(seed));
    }

    /// What to hand to those who shall check the notes.
    public VerifierKey verifierKey() {
        return verifierKey;
    }

    byte[] sign(byte[] message) {
        return Ed25519.sign(keys.getPrivate(), message);
    }
}
