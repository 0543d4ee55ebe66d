package org.gatehouse.sighting;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.sql.Tx;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Grade;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The rows of sightings and leaks.
final class SightingRows {
    private static final String SELECT =
            """
            SELECT id, source, meeting_id, seen_at, written_at, sha256, erase_at,
                   sealed IS NOT NULL AS kept,
                   (SELECT j.is_leak FROM sighting_judgement j WHERE j.sighting_id = sighting.id
                    ORDER BY j.id DESC LIMIT 1) AS is_leak
            FROM sighting
            """;

    private SightingRows() {}

    /// A sighting that is about to be written down.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record New(
            UUID id,
            String source,
            String postHash,
            Optional<UUID> meeting,
            Optional<Instant> writtenAt,
            String sha256,
            byte[] sealed,
            Instant eraseAt) {}

    static void add(Tx tx, New sighting) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO sighting (id, source, post_hash, meeting_id, seen_at,
                            written_at, sha256, sealed, erase_at)
                        VALUES (:id, :source, :post, :meeting, :now, :written, :sha, :sealed,
                            :erase)
                        """)
                .bind("id", sighting.id())
                .bind("source", sighting.source())
                .bind("post", sighting.postHash())
                .bind("meeting", sighting.meeting().map(UUID::toString).orElse(null))
                .bind("now", tx.now())
                .bind("written", sighting.writtenAt().map(Instant::toEpochMilli).orElse(null))
                .bind("sha", sighting.sha256())
                .bind("sealed", sighting.sealed())
                .bind("erase", sighting.eraseAt())
                .execute();
    }

    static Optional<UUID> byPost(Handle handle, String postHash) {
        return handle.createQuery("SELECT id FROM sighting WHERE post_hash = :post")
                .bind("post", postHash)
                .mapTo(UUID.class)
                .findOne();
    }

    /// The leak of `subject`, which is written down where it is new.
    static UUID leak(Tx tx, UUID fresh, Subject subject, UUID meeting) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO leak (id, subject, meeting_id, pass_id, first_at)
                        VALUES (:id, :subject, :meeting, :pass, :now)
                        ON CONFLICT (subject) DO NOTHING
                        """)
                .bind("id", fresh)
                .bind("subject", subject.text())
                .bind("meeting", meeting)
                .bind("pass", subject.whose().map(UUID::toString).orElse(null))
                .bind("now", tx.now())
                .execute();
        return tx.handle()
                .createQuery("SELECT id FROM leak WHERE subject = :subject")
                .bind("subject", subject.text())
                .mapTo(UUID.class)
                .one();
    }

    /// Notes that `leak` stands in a sighting; the surer grade stays.
    static void expose(Tx tx, UUID sighting, UUID leak, Finding finding) {
        Optional<Grade> known =
                tx.handle()
                        .createQuery(
                                """
                                SELECT grade FROM exposure
                                WHERE sighting_id = :sighting AND leak_id = :leak
                                """)
                        .bind("sighting", sighting)
                        .bind("leak", leak)
                        .mapTo(String.class)
                        .findOne()
                        .map(Grade::valueOf);
        if (known.isPresent() && known.get().compareTo(finding.grade()) >= 0) {
            return;
        }
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO exposure (sighting_id, leak_id, grade, reasons)
                        VALUES (:sighting, :leak, :grade, :reasons)
                        ON CONFLICT (sighting_id, leak_id)
                        DO UPDATE SET grade = excluded.grade, reasons = excluded.reasons
                        """)
                .bind("sighting", sighting)
                .bind("leak", leak)
                .bind("grade", finding.grade().name())
                .bind("reasons", String.join("\n", finding.reasons()))
                .execute();
    }

    /// What a sighting is about, where nobody knew before its picture was read.
    static void about(Tx tx, UUID sighting, UUID meeting) {
        tx.handle()
                .createUpdate(
                        """
                        UPDATE sighting SET meeting_id = :meeting
                        WHERE id = :id AND meeting_id IS NULL
                        """)
                .bind("meeting", meeting)
                .bind("id", sighting)
                .execute();
    }

    static List<Sighting> latest(Handle handle, int most) {
        return handle
                .createQuery(SELECT + "ORDER BY seen_at DESC, id DESC LIMIT :most")
                .bind("most", most)
                .map((row, _) -> sighting(handle, row))
                .stream()
                .toList();
    }

    static Optional<Sighting> find(Handle handle, UUID id) {
        return handle.createQuery(SELECT + "WHERE id = :id")
                .bind("id", id)
                .map((row, _) -> sighting(handle, row))
                .findOne();
    }

    private static Sighting sighting(Handle handle, ResultSet row) throws SQLException {
        UUID id = UUID.fromString(row.getString("id"));
        boolean isLeak = row.getBoolean("is_leak");
        Optional<Boolean> judged = row.wasNull() ? Optional.empty() : Optional.of(isLeak);
        long written = row.getLong("written_at");
        Optional<Instant> writtenAt =
                row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(written));
        return new Sighting(
                id,
                row.getString("source"),
                uuid(row.getString("meeting_id")),
                Instant.ofEpochMilli(row.getLong("seen_at")),
                writtenAt,
                row.getString("sha256"),
                row.getBoolean("kept"),
                Instant.ofEpochMilli(row.getLong("erase_at")),
                exposures(handle, id),
                judged);
    }

    private static Optional<UUID> uuid(@Nullable String text) {
        return Optional.ofNullable(text).map(UUID::fromString);
    }

    private static List<Sighting.Exposure> exposures(Handle handle, UUID sighting) {
        return handle.createQuery(
                        """
                        SELECT e.leak_id, e.grade, e.reasons, l.subject, l.pass_id
                        FROM exposure e JOIN leak l ON l.id = e.leak_id
                        WHERE e.sighting_id = :sighting ORDER BY l.first_at, l.id
                        """)
                .bind("sighting", sighting)
                .map(
                        (row, _) ->
                                new Sighting.Exposure(
                                        UUID.fromString(row.getString("leak_id")),
                                        uuid(row.getString("pass_id")),
                                        Grade.valueOf(row.getString("grade")),
                                        Arrays.asList(row.getString("reasons").split("\n")),
                                        works(handle, Subject.parse(row.getString("subject")))))
                .list();
    }

    /// Whether what leaked still leads anywhere.
    static boolean works(Handle handle, Subject subject) {
        String over =
                switch (subject) {
                    case Subject.OfRoom _ -> "SELECT 1 FROM room_end WHERE room_id = :id";
                    case Subject.OfPass _ -> "SELECT 1 FROM pass_revocation WHERE pass_id = :id";
                    case Subject.OfSpare _ ->
                            """
                            SELECT 1 FROM room_spare
                            WHERE meeting_id = :id AND position = :position
                              AND used_by IS NOT NULL
                            """;
                };
        UUID id =
                switch (subject) {
                    case Subject.OfRoom(UUID room) -> room;
                    case Subject.OfPass(UUID pass) -> pass;
                    case Subject.OfSpare(UUID meeting, int _) -> meeting;
                };
        var query = handle.createQuery(over).bind("id", id);
        if (subject instanceof Subject.OfSpare(UUID _, int position)) {
            query.bind("position", position);
        }
        return query.mapTo(Integer.class).findFirst().isEmpty();
    }
}
