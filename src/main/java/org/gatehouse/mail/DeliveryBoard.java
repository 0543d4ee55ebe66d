package org.gatehouse.mail;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.gatehouse.sql.Database;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Who has been reached: the letters of one meeting and generation, counted and one by one.
public final class DeliveryBoard {
    private final Database database;
    private final Predicate<UUID> inFlight;
    private final Supplier<Optional<Instant>> blindSince;

    /// @param inFlight whether a letter is being handed over at this moment, see
    ///   [Postman#isInFlight]
    /// @param blindSince since when letters that came back can't be read, see [Mailroom#blindSince]
    public DeliveryBoard(
            Database database, Predicate<UUID> inFlight, Supplier<Optional<Instant>> blindSince) {
        this.database = database;
        this.inFlight = inFlight;
        this.blindSince = blindSince;
    }

    /// Since when nobody knows which letters came back; empty where that is known.
    public Optional<Instant> blindSince() {
        return blindSince.get();
    }

    /// One letter's row on the board.
    ///
    /// @param words what the mail server said last
    /// @param nextAttempt when a deferred letter is tried again
    public record Delivery(
            UUID letter,
            LetterKind kind,
            UUID person,
            DeliveryState state,
            @Nullable String words,
            @Nullable Instant nextAttempt) {}

    /// All letters about `generation` of `meeting`, in the order of sending.
    public List<Delivery> deliveries(UUID meeting, int generation) {
        return database.read(handle -> rows(handle, meeting, generation));
    }

    /// How many letters stand where. Every state is in it, perhaps with 0.
    public Map<DeliveryState, Integer> counts(UUID meeting, int generation) {
        Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
        for (DeliveryState state : DeliveryState.values()) {
            counts.put(state, 0);
        }
        for (Delivery delivery : deliveries(meeting, generation)) {
            counts.merge(delivery.state(), 1, Integer::sum);
        }
        return counts;
    }

    /// How many letters of `meeting` stand where, whichever room they speak of. Every state is in
    /// it, perhaps with 0.
    public Map<DeliveryState, Integer> counts(UUID meeting) {
        Map<DeliveryState, Integer> counts = new EnumMap<>(DeliveryState.class);
        for (int generation : database.read(handle -> generations(handle, meeting))) {
            counts(meeting, generation).forEach((state, n) -> counts.merge(state, n, Integer::sum));
        }
        for (DeliveryState state : DeliveryState.values()) {
            counts.putIfAbsent(state, 0);
        }
        return counts;
    }

    private static List<Integer> generations(Handle handle, UUID meeting) {
        return handle.createQuery(
                        "SELECT DISTINCT generation FROM letter WHERE meeting_id = :meeting")
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .list();
    }

    private List<Delivery> rows(Handle handle, UUID meeting, int generation) {
        return handle.createQuery(
                        """
                        SELECT id, kind, person_id, outcome, attempts, words, next_attempt_at
                        FROM letter
                        WHERE meeting_id = :meeting AND generation = :generation
                        ORDER BY priority, id
                        """)
                .bind("meeting", meeting)
                .bind("generation", generation)
                .map(
                        (row, _) -> {
                            UUID id = UUID.fromString(row.getString("id"));
                            DeliveryState state =
                                    state(id, row.getString("outcome"), row.getInt("attempts"));
                            return new Delivery(
                                    id,
                                    LetterKind.of(row.getString("kind")),
                                    UUID.fromString(row.getString("person_id")),
                                    state,
                                    row.getString("words"),
                                    state == DeliveryState.DEFERRED
                                            ? Instant.ofEpochMilli(row.getLong("next_attempt_at"))
                                            : null);
                        })
                .list();
    }

    private DeliveryState state(UUID letter, @Nullable String outcome, int attempts) {
        if (outcome != null) {
            return DeliveryState.valueOf(outcome.toUpperCase(Locale.ROOT));
        }
        if (inFlight.test(letter)) {
            return DeliveryState.IN_FLIGHT;
        }
        return attempts > 0 ? DeliveryState.DEFERRED : DeliveryState.QUEUED;
    }
}
