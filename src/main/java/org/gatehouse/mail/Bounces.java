package org.gatehouse.mail;

import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.jspecify.annotations.Nullable;

/// Notes which letters came back, so that people who were not reached can be rung up.
///
/// Whoever got a letter could forge its return; all that does is to have them rung up.
public final class Bounces {
    /// Mail systems give up after five days or so.
    private static final Duration MEMORY = Duration.ofDays(14);

    private final Ledger ledger;

    public Bounces(Ledger ledger) {
        this.ledger = ledger;
    }

    private record Sent(
            UUID id,
            LetterKind kind,
            @Nullable UUID meeting,
            int generation,
            UUID person,
            String distinct) {
        boolean has(String messageId) {
            int at = messageId.lastIndexOf('@');
            String domain = messageId.substring(at + 1).replace(">", "");
            return at > 0
                    && MessageId.of(kind, meeting, generation, person, distinct, domain)
                            .text()
                            .equals(messageId);
        }
    }

    /// Notes `bounce`.
    ///
    /// @return whether it is about a letter of ours that was believed to have arrived
    public boolean note(Tx tx, Bounce bounce) {
        Optional<Sent> letter = find(tx, bounce.messageId());
        letter.ifPresent(sent -> mark(tx, sent, bounce.words()));
        return letter.isPresent();
    }

    /// The id is a digest, so those lately accepted are gone through: some thousands at most.
    private static Optional<Sent> find(Tx tx, String messageId) {
        return tx
                .handle()
                .createQuery(
                        """
                        SELECT id, kind, meeting_id, generation, person_id, distinct_by FROM letter
                        WHERE outcome = 'accepted' AND settled_at > :since
                        """)
                .bind("since", tx.now().minus(MEMORY))
                .map(
                        (row, _) -> {
                            String meeting = row.getString("meeting_id");
                            return new Sent(
                                    UUID.fromString(row.getString("id")),
                                    LetterKind.of(row.getString("kind")),
                                    meeting == null ? null : UUID.fromString(meeting),
                                    row.getInt("generation"),
                                    UUID.fromString(row.getString("person_id")),
                                    row.getString("distinct_by"));
                        })
                .stream()
                .filter(sent -> sent.has(messageId))
                .findFirst();
    }

    private void mark(Tx tx, Sent sent, String words) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE letter SET outcome = 'bounced', words = :words WHERE id = :id
                        """)
                .bind("words", Marker.tidy(words))
                .bind("id", sent.id())
                .execute();
        Entry entry =
                Entry.of("letter.bounced", new Actor.Rule("postman"))
                        .with("letter", sent.id())
                        .with("letterKind", sent.kind().wireName())
                        .with("generation", sent.generation())
                        .with("person", sent.person());
        ledger.append(tx, sent.meeting() == null ? entry : entry.in(sent.meeting()));
    }
}
