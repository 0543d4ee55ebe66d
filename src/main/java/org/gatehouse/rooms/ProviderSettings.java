package org.gatehouse.rooms;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What organisers typed into the office about their meeting platforms. It is sealed: the keys and
/// passwords among it are used and never shown.
public final class ProviderSettings {
    private final Keys keys;
    private final Ledger ledger;

    public ProviderSettings(Keys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /// What is kept for the platform called `provider`; empty where nothing is.
    public Optional<ProviderTexts> read(Handle handle, String provider) {
        return handle.createQuery("SELECT sealed FROM room_setting WHERE provider = :provider")
                .bind("provider", provider)
                .mapTo(byte[].class)
                .findOne()
                .map(bytes -> new ProviderTexts(provider, open(bytes)));
    }

    private Map<String, String> open(byte[] sealed) {
        JsonNode json = JsonMapper.shared().readTree(keys.open(Purpose.ROOM_SECRET, sealed));
        Map<String, String> values = new TreeMap<>();
        json.properties().forEach(each -> values.put(each.getKey(), each.getValue().asString()));
        return values;
    }

    /// Keeps `texts` instead of what was kept. The ledger learns the names alone.
    public void save(Tx tx, ProviderTexts texts, Actor by) {
        String json = JsonMapper.shared().writeValueAsString(new TreeMap<>(texts.values()));
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_setting (provider, sealed, at, by_whom)
                        VALUES (:provider, :sealed, :at, :by)
                        ON CONFLICT (provider) DO UPDATE
                        SET sealed = excluded.sealed, at = excluded.at, by_whom = excluded.by_whom
                        """)
                .bind("provider", texts.section())
                .bind("sealed", keys.seal(Purpose.ROOM_SECRET, json))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("room.provider-set", by)
                        .with("provider", texts.section())
                        .with(
                                "settings",
                                String.join(" ", new TreeMap<>(texts.values()).keySet())));
    }

    /// Throws away what was kept for `provider`.
    public void forget(Tx tx, String provider, Actor by) {
        int gone =
                tx.handle()
                        .createUpdate("DELETE FROM room_setting WHERE provider = :provider")
                        .bind("provider", provider)
                        .execute();
        if (gone == 1) {
            ledger.append(tx, Entry.of("room.provider-forgotten", by).with("provider", provider));
        }
    }
}
