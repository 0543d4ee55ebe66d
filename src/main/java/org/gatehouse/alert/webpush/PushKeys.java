package org.gatehouse.alert.webpush;

import com.interaso.webpush.VapidKeys;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.security.interfaces.ECPrivateKey;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.Optional;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// The pair of keys that says to push services that a message is ours (RFC 8292). Made when it is
/// first wanted; browsers that agreed are bound to it, so it stays.
final class PushKeys {
    private static final String NAME = "vapid";

    private final Database database;
    private final Keys keys;
    private final SecureRandom random;

    PushKeys(Database database, Keys keys, SecureRandom random) {
        this.database = database;
        this.keys = keys;
        this.random = random;
    }

    /// A row of the table.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Row(String publicKey, byte[] sealed) {}

    VapidKeys current() {
        return pair(database.read(PushKeys::find).orElseGet(() -> database.write(this::make)));
    }

    private static Optional<Row> find(Handle handle) {
        return handle.createQuery("SELECT public_key, sealed FROM push_key WHERE name = :name")
                .bind("name", NAME)
                .map(
                        row ->
                                new Row(
                                        row.getColumn("public_key", String.class),
                                        row.getColumn("sealed", byte[].class)))
                .findOne();
    }

    /// Whoever comes second takes what the first one made.
    private Row make(Tx tx) {
        KeyPair fresh = generate();
        String secret = Base64.getEncoder().encodeToString(fresh.getPrivate().getEncoded());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO push_key (name, public_key, sealed, at)
                        VALUES (:name, :public, :sealed, :at) ON CONFLICT DO NOTHING
                        """)
                .bind("name", NAME)
                .bind("public", Base64.getEncoder().encodeToString(fresh.getPublic().getEncoded()))
                .bind("sealed", keys.seal(Purpose.PUSH, secret))
                .bind("at", tx.now())
                .execute();
        return find(tx.handle()).orElseThrow();
    }

    private KeyPair generate() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"), random);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private VapidKeys pair(Row row) {
        try {
            KeyFactory factory = KeyFactory.getInstance("EC");
            byte[] secret = Base64.getDecoder().decode(keys.open(Purpose.PUSH, row.sealed()));
            byte[] open = Base64.getDecoder().decode(row.publicKey());
            return new VapidKeys(
                    (ECPublicKey) factory.generatePublic(new X509EncodedKeySpec(open)),
                    (ECPrivateKey) factory.generatePrivate(new PKCS8EncodedKeySpec(secret)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
