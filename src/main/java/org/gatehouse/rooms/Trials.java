package org.gatehouse.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.rooms.TryOut.Finding;
import org.gatehouse.sql.Ids;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/// What came of trying platforms out, so that the office can say when a platform last worked.
public final class Trials {
    private final Ids ids;
    private final Ledger ledger;

    public Trials(Ids ids, Ledger ledger) {
        this.ids = ids;
        this.ledger = ledger;
    }

    /// One trial of a platform.
    ///
    /// @param by who tried it: [Actor#text]
    public record Trial(String provider, List<Finding> findings, Instant at, String by) {
        public Trial {
            findings = List.copyOf(findings);
        }

        /// Whether nothing was missing.
        public boolean isGood() {
            return findings.stream().allMatch(Finding::good);
        }

        /// What was missing.
        public List<Finding> missing() {
            return findings.stream().filter(finding -> !finding.good()).toList();
        }

        /// What worked.
        public List<Finding> worked() {
            return findings.stream().filter(Finding::good).toList();
        }
    }

    /// Keeps what came of a trial of `provider`.
    public Trial keep(Tx tx, String provider, List<Finding> findings, Actor by) {
        Trial trial = new Trial(provider, findings, tx.now(), by.text());
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO room_trial (id, provider, good, findings, at, by_whom)
                        VALUES (:id, :provider, :good, :findings, :at, :by)
                        """)
                .bind("id", ids.next())
                .bind("provider", provider)
                .bind("good", trial.isGood())
                .bind("findings", json(findings))
                .bind("at", tx.now())
                .bind("by", by.text())
                .execute();
        ledger.append(
                tx,
                Entry.of("room.tried", by)
                        .with("provider", provider)
                        .with("missing", trial.missing().size()));
        return trial;
    }

    private static String json(List<Finding> findings) {
        ArrayNode all = JsonMapper.shared().createArrayNode();
        findings.forEach(
                finding -> all.addObject().put("good", finding.good()).put("what", finding.what()));
        return all.toString();
    }

    /// The newest trial of `provider`.
    public Optional<Trial> last(Handle handle, String provider) {
        return handle.createQuery(
                        """
                        SELECT findings, at, by_whom FROM room_trial
                        WHERE provider = :provider ORDER BY id DESC LIMIT 1
                        """)
                .bind("provider", provider)
                .map(
                        (row, _) ->
                                new Trial(
                                        provider,
                                        findings(row.getString("findings")),
                                        Instant.ofEpochMilli(row.getLong("at")),
                                        row.getString("by_whom")))
                .findOne();
    }

    private static List<Finding> findings(String json) {
        List<Finding> all = new ArrayList<>();
        JsonMapper.shared()
                .readTree(json)
                .forEach(
                        each ->
                                all.add(
                                        new Finding(
                                                each.path("good").asBoolean(),
                                                each.path("what").asString(""))));
        return all;
    }
}
