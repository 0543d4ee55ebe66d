package org.gatehouse.pass;

import java.security.SecureRandom;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;

/// All passes of one forum.
public final class Passes {
    private static final String SELECT =
            "SELECT id, registrant_id, meeting_id, arrival_code, issued_at FROM pass ";

    /// Letters and digits that nobody mistakes for one another, also read out loud.
    private static final String CLEAR = "23456789ACDEFHJKMNPRTUVWXY";

    private static final int CODE_LENGTH = 4;

    private final Keys keys;
    private final Ids ids;
    private final SecureRandom random;
    private final Ledger ledger;
    private final Broadcast broadcast;

    public Passes(Keys keys, Ids ids, SecureRandom random, Ledger ledger, Broadcast broadcast) {
        this.keys = keys;
        this.ids = ids;
        this.random = random;
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// A pass and its token, which goes into a letter or onto paper and nowhere else.
    public record Issued(Pass pass, String token) {}

    /// Makes a new pass for `registrant`.
    public Issued issue(Tx tx, UUID meeting, UUID registrant, Actor by) {
        String token = keys.newToken();
        Pass pass =
                new Pass(ids.next(), registrant, meeting, freeCode(tx.handle(), meeting), tx.now());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO pass (id, registrant_id, meeting_id, token_hash, token_sealed,
                            arrival_code, issued_at)
                        VALUES (:id, :registrant, :meeting, :hash, :sealed, :code, :at)
                        """)
                .bind("id", pass.id())
                .bind("registrant", registrant)
                .bind("meeting", meeting)
                .bind("hash", keys.hash(Purpose.PASS_TOKEN, token))
                .bind("sealed", keys.seal(Purpose.PASS_TOKEN, token))
                .bind("code", pass.arrivalCode())
                .bind("at", tx.now())
                .execute();
        ledger.append(
                tx,
                Entry.of("pass.issued", by)
                        .in(meeting)
                        .with("pass", pass.id())
                        .with("registrant", registrant)
                        .personal(registrant, Map.of("arrivalCode", pass.arrivalCode())));
        return new Issued(pass, token);
    }

    private String freeCode(Handle handle, UUID meeting) {
        while (true) {
            StringBuilder code = new StringBuilder();
            for (int i = 0; i < CODE_LENGTH; i++) {
                code.append(CLEAR.charAt(random.nextInt(CLEAR.length())));
            }
            boolean free =
                    handle.createQuery(
                                            "SELECT COUNT(*) FROM pass WHERE meeting_id = :m AND"
                                                    + " arrival_code = :c")
                                    .bind("m", meeting)
                                    .bind("c", code.toString())
                                    .mapTo(Long.class)
                                    .one()
                            == 0;
            if (free) {
                return code.toString();
            }
        }
    }

    /// The pass that `token` belongs to, dead or alive.
    public Optional<Pass> find(Handle handle, String token) {
        return handle.createQuery(SELECT + "WHERE token_hash = :hash")
                .bind("hash", keys.hash(Purpose.PASS_TOKEN, token))
                .map(ConstructorMapper.of(Pass.class))
                .findOne();
    }

    /// The keyed hashes of the tokens of all passes of `meeting`, dead or alive, by pass.
    public static Map<UUID, String> tokenHashes(Handle handle, UUID meeting) {
        Map<UUID, String> hashes = new HashMap<>();
        handle.createQuery("SELECT id, token_hash FROM pass WHERE meeting_id = :meeting")
                .bind("meeting", meeting)
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("id", UUID.class),
                                        row.getColumn("token_hash", String.class)))
                .forEach(pass -> hashes.put(pass.getKey(), pass.getValue()));
        return hashes;
    }

    /// The pass `id`, which must exist.
    public Pass byId(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map(ConstructorMapper.of(Pass.class))
                .one();
    }

    /// The newest pass of `registrant` that was not revoked.
    public Optional<Pass> current(Handle handle, UUID registrant) {
        return handle.createQuery(
                        SELECT
                                + """
                                WHERE registrant_id = :registrant
                                  AND NOT EXISTS (SELECT 1 FROM pass_revocation r
                                                  WHERE r.pass_id = pass.id)
                                ORDER BY id DESC LIMIT 1
                                """)
                .bind("registrant", registrant)
                .map(ConstructorMapper.of(Pass.class))
                .findOne();
    }

    /// The token of a pass, to be sent to its owner once more.
    public String token(Handle handle, UUID pass) {
        byte[] sealed =
                handle.createQuery("SELECT token_sealed FROM pass WHERE id = :id")
                        .bind("id", pass)
                        .mapTo(byte[].class)
                        .one();
        return keys.open(Purpose.PASS_TOKEN, sealed);
    }

    /// The tokens of the current passes of all who registered for `meeting`, by registrant.
    public Map<UUID, String> currentTokens(Handle handle, UUID meeting) {
        Map<UUID, String> tokens = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT registrant_id, token_sealed FROM pass
                        WHERE meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM pass_revocation r
                                          WHERE r.pass_id = pass.id)
                        ORDER BY id
                        """)
                .bind("meeting", meeting)
                .map((row, _) -> Map.entry(UUID.fromString(row.getString(1)), row.getBytes(2)))
                .forEach(
                        pass ->
                                tokens.put(
                                        pass.getKey(),
                                        keys.open(Purpose.PASS_TOKEN, pass.getValue())));
        return tokens;
    }

    /// Ends a pass for good; `reason` is what its own device is told.
    public void revoke(Tx tx, Pass pass, Actor by, String reason) {
        int rows =
                tx.handle()
                        .createUpdate(
                                """
                                INSERT INTO pass_revocation (pass_id, at, by_whom, reason)
                                VALUES (:id, :at, :by, :reason) ON CONFLICT DO NOTHING
                                """)
                        .bind("id", pass.id())
                        .bind("at", tx.now())
                        .bind("by", by.text())
                        .bind("reason", reason)
                        .execute();
        if (rows == 0) {
            return;
        }
        ledger.append(
                tx,
                Entry.of("pass.revoked", by)
                        .in(pass.meetingId())
                        .with("pass", pass.id())
                        .with("registrant", pass.registrantId())
                        .with("reason", reason));
        tx.afterCommit(
                () -> broadcast.send(new Signal(Signal.person(pass.registrantId()), "pass")));
    }

    /// Why `pass` was revoked, where it was.
    public static Optional<String> revocation(Handle handle, UUID pass) {
        return handle.createQuery("SELECT reason FROM pass_revocation WHERE pass_id = :id")
                .bind("id", pass)
                .mapTo(String.class)
                .findOne();
    }
}
