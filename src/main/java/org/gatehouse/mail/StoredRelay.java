package org.gatehouse.mail;

import java.util.Optional;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// The mail relay that an organiser typed in, sealed as a whole: its password is in it.
public final class StoredRelay {
    private static final String NAME = "mail-relay";
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Keys keys;
    private final Ledger ledger;

    public StoredRelay(Keys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /// As it stands in the sealed text.
    private record Form(
            String host,
            int port,
            MailSettings.Security security,
            @Nullable String user,
            @Nullable String password,
            String from,
            String fromName) {}

    public Optional<MailSettings> read(Handle handle) {
        return handle.createQuery("SELECT sealed FROM sealed_setting WHERE name = :name")
                .bind("name", NAME)
                .mapTo(byte[].class)
                .findOne()
                .map(bytes -> JSON.readValue(keys.open(Purpose.SETTING, bytes), Form.class))
                .map(StoredRelay::settings);
    }

    private static MailSettings settings(Form form) {
        return new MailSettings(
                form.host(),
                form.port(),
                form.security(),
                SignIn.of(form.user(), form.password()),
                new MailAddress(form.from()),
                form.fromName(),
                2,
                0,
                0);
    }

    /// Keeps `relay` in place of the one before.
    public void save(Tx tx, MailSettings relay, Actor by) {
        Form form =
                new Form(
                        relay.host(),
                        relay.port(),
                        relay.security(),
                        relay.user(),
                        relay.password(),
                        relay.from().text(),
                        relay.fromName());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO sealed_setting (name, sealed, at) VALUES (:name, :sealed, :at)
                        ON CONFLICT (name) DO UPDATE SET sealed = excluded.sealed, at = excluded.at
                        """)
                .bind("name", NAME)
                .bind("sealed", keys.seal(Purpose.SETTING, JSON.writeValueAsString(form)))
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("relay.changed", by)
                        .with("host", relay.host())
                        .with("port", relay.port()));
    }
}
