package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Notes which letters came back, so that people who were not reached can be rung up.
///
/// Whoever got a letter could forge its return; all that does is to have them rung up.
public final class Bounces {
    /// Mail systems give up after five days or so.
    private static final Duration MEMORY = Duration.ofDays(14);

    private final Ledger ledger;
    private final Broadcast broadcast;

    public Bounces(Ledger ledger, Broadcast broadcast) {
        this.ledger = ledger;
        this.broadcast = broadcast;
    }

    /// Whether any letter could still come back.
    public static boolean mayCome(Handle handle, Instant now) {
        return handle.createQuery(
                        """
                        SELECT 1 FROM letter
                        WHERE relay IS NOT NULL AND outcome = 'accepted' AND settled_at > :since
                        LIMIT 1
                        """)
                .bind("since", now.minus(MEMORY))
                .mapTo(Integer.class)
                .findOne()
                .isPresent();
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
        Optional<Sent> letter = find(tx, bounce);
        letter.ifPresent(sent -> mark(tx, sent, bounce.words()));
        return letter.isPresent();
    }

    /// By its own id; a `Message-ID` is a digest, so for one those lately accepted are gone
    /// through: some thousands at most.
    private static Optional<Sent> find(Tx tx, Bounce bounce) {
        UUID id = bounce.letter();
        String messageId = bounce.messageId();
        return tx
                .handle()
                .createQuery(
                        """
                        SELECT id, kind, meeting_id, generation, person_id, distinct_by FROM letter
                        WHERE outcome = 'accepted' AND settled_at > :since %s
                        """
                                .formatted(id == null ? "" : "AND id = '" + id + "'"))
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
                .filter(sent -> id != null || (messageId != null && sent.has(messageId)))
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
        UUID meeting = sent.meeting();
        ledger.append(tx, meeting == null ? entry : entry.in(meeting));
        if (meeting != null) {
            tx.afterCommit(() -> broadcast.send(new Signal(Signal.letters(meeting), "letters")));
        }
    }
}
