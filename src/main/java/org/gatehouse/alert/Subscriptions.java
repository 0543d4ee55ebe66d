package org.gatehouse.alert;

import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// On which devices people agreed to be told. Sealed, since an address at a push service stands for
/// one browser; erased with the registration.
public final class Subscriptions {
    private final Keys keys;

    public Subscriptions(Keys keys) {
        this.keys = keys;
    }

    /// Its owner agrees on `device`; agreeing again takes the place of what was agreed before.
    public void agree(Tx tx, UUID device, Subscription subscription) {
        String text =
                subscription.endpoint() + "\n" + subscription.key() + "\n" + subscription.auth();
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO push_subscription (device_id, sealed, at)
                        VALUES (:device, :sealed, :at)
                        ON CONFLICT (device_id)
                            DO UPDATE SET sealed = excluded.sealed, at = excluded.at
                        """)
                .bind("device", device)
                .bind("sealed", keys.seal(Purpose.PUSH, text))
                .bind("at", tx.now())
                .execute();
    }

    /// Nothing more of it on `device`: its owner has said so, or the browser is gone.
    public static void end(Tx tx, UUID device) {
        tx.handle()
                .createUpdate("DELETE FROM push_subscription WHERE device_id = :device")
                .bind("device", device)
                .execute();
    }

    /// Whether its owner agreed on `device`.
    public static boolean isAgreed(Handle handle, UUID device) {
        return handle.createQuery(
                                "SELECT COUNT(*) FROM push_subscription WHERE device_id = :device")
                        .bind("device", device)
                        .mapTo(Integer.class)
                        .one()
                > 0;
    }

    /// The devices on which `person` agreed.
    public static Set<UUID> devices(Handle handle, UUID person) {
        return handle.createQuery(
                        """
                        SELECT s.device_id FROM push_subscription s
                        JOIN device d ON d.id = s.device_id WHERE d.registrant_id = :person
                        """)
                .bind("person", person)
                .mapTo(UUID.class)
                .collectIntoSet();
    }

    Optional<Subscription> find(Handle handle, UUID device) {
        return handle.createQuery("SELECT sealed FROM push_subscription WHERE device_id = :device")
                .bind("device", device)
                .mapTo(byte[].class)
                .findOne()
                .map(this::open);
    }

    private Subscription open(byte[] sealed) {
        String[] parts = keys.open(Purpose.PUSH, sealed).split("\n", 3);
        return new Subscription(URI.create(parts[0]), parts[1], parts[2]);
    }
}
