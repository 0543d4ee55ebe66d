package org.gatehouse.mail;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// A letter taken from the outbox to be sent.
///
/// @param attempts how often a server has put it off
/// @param leasedUntil until when no other node takes it
/// @param drops the outbox's count of drops before it was taken
@SuppressWarnings("ArrayRecordComponent") // never compared
record QueuedLetter(
        UUID id,
        LetterKind kind,
        @Nullable UUID meeting,
        int generation,
        UUID person,
        String distinct,
        Place place,
        String domain,
        byte[] sealed,
        @Nullable Instant expires,
        int attempts,
        Instant leasedUntil,
        long drops) {

    static RowMapper<QueuedLetter> mapper(long drops) {
        return (row, _) -> map(row, drops);
    }

    private static QueuedLetter map(ResultSet row, long drops) throws SQLException {
        String meeting = row.getString("meeting_id");
        long expires = row.getLong("expires_at");
        boolean lasts = row.wasNull();
        return new QueuedLetter(
                UUID.fromString(row.getString("id")),
                LetterKind.of(row.getString("kind")),
                meeting == null ? null : UUID.fromString(meeting),
                row.getInt("generation"),
                UUID.fromString(row.getString("person_id")),
                row.getString("distinct_by"),
                Place.of(row.getInt("priority")),
                row.getString("domain"),
                row.getBytes("sealed"),
                lasts ? null : Instant.ofEpochMilli(expires),
                row.getInt("attempts"),
                Instant.ofEpochMilli(row.getLong("leased_until")),
                drops);
    }

    boolean hasExpired(Instant now) {
        return expires != null && !now.isBefore(expires);
    }

    MessageId messageId(String domain) {
        return MessageId.of(kind, meeting, generation, person, distinct, domain);
    }
}
