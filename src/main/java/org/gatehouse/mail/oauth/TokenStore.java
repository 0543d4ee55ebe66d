package org.gatehouse.mail.oauth;

import java.time.Instant;
import java.util.Optional;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Database;
import tools.jackson.databind.json.JsonMapper;

/// Keeps one account's tokens, sealed: a provider may give a new refresh token each time, and then
/// the one in the configuration opens nothing any more.
public final class TokenStore {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Database database;
    private final Keys keys;
    private final String name;

    /// @param account tells the rows of several relays apart
    public TokenStore(Database database, Keys keys, String account) {
        this.database = database;
        this.keys = keys;
        this.name = "mail-token " + account;
    }

    /// @param configured the refresh token that all this grew from: with another one in the
    ///   configuration it is worth nothing
    /// @param refresh the refresh token to use next
    /// @param access the access token, empty for none
    /// @param until until when that is used, in milliseconds since 1970
    record Kept(String configured, String refresh, String access, long until) {
        boolean holds(Instant now) {
            return !access.isEmpty() && now.toEpochMilli() < until;
        }

        @Override
        public String toString() {
            return "tokens until " + Instant.ofEpochMilli(until);
        }
    }

    Optional<Kept> read() {
        return database.read(
                handle ->
                        handle.createQuery("SELECT sealed FROM sealed_setting WHERE name = :name")
                                .bind("name", name)
                                .mapTo(byte[].class)
                                .findOne()
                                .map(
                                        bytes ->
                                                JSON.readValue(
                                                        keys.open(Purpose.SETTING, bytes),
                                                        Kept.class)));
    }

    void save(Kept kept) {
        byte[] row = keys.seal(Purpose.SETTING, JSON.writeValueAsString(kept));
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO sealed_setting (name, sealed, at)
                                        VALUES (:name, :sealed, :at)
                                        ON CONFLICT (name) DO UPDATE
                                        SET sealed = excluded.sealed, at = excluded.at
                                        """)
                                .bind("name", name)
                                .bind("sealed", row)
                                .bind("at", tx.now())
                                .execute());
    }
}
