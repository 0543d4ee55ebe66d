package org.gatehouse.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Checks one entry for itself: that its text is what was hashed, that its columns say what its
/// text says, and that what is kept of personal fields is what was committed to.
final class EntryCheck {
    private static final JsonMapper JSON = new JsonMapper();

    /// An entry's row as it stands.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Row(
            long number,
            long at,
            @Nullable String kind,
            @Nullable String meeting,
            String body,
            byte @Nullable [] leaf) {
        byte[] hashOfBody() {
            return MerkleTree.leafHash(body.getBytes(UTF_8));
        }
    }

    /// What opens a commitment, as it stands.
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Opening(String field, byte[] salt, String value) {}

    private final Row row;
    private final List<Opening> openings;
    private final List<String> faults = new ArrayList<>();

    private EntryCheck(Row row, List<Opening> openings) {
        this.row = row;
        this.openings = openings;
    }

    /// What is wrong, in plain sentences; empty if nothing is.
    static List<String> faults(Row row, List<Opening> openings) {
        EntryCheck check = new EntryCheck(row, openings);
        check.checkHash();
        Map<?, ?> body = check.parse();
        if (body == null) {
            check.fault("its text is not in the one form that entries are written in.");
        } else {
            check.checkColumns(body);
            check.checkOpenings(body.get("personal") instanceof Map<?, ?> some ? some : Map.of());
        }
        return check.faults;
    }

    private void checkHash() {
        if (!Arrays.equals(row.hashOfBody(), row.leaf)) {
            fault("its text and its hash do not belong together: one of them was altered.");
        }
    }

    private @Nullable Map<?, ?> parse() {
        try {
            @SuppressWarnings("unchecked") // members of JSON have names
            Map<String, Object> body = JSON.readValue(row.body, Map.class);
            return body != null && CanonicalJson.write(body).equals(row.body) ? body : null;
        } catch (JacksonException | IllegalArgumentException notCanonical) {
            return null;
        }
    }

    private void checkColumns(Map<?, ?> body) {
        if (!(body.get("number") instanceof Number number) || number.longValue() != row.number) {
            fault("its text says that it is entry %s.".formatted(body.get("number")));
        }
        if (!isMoment(body.get("at"))) {
            fault("its column and its text name different moments.");
        }
        if (!Objects.equals(body.get("kind"), row.kind)) {
            fault("its column and its text say that different things happened.");
        }
        if (!Objects.equals(body.get("meeting"), row.meeting)) {
            fault("its column and its text name different meetings.");
        }
    }

    private boolean isMoment(@Nullable Object at) {
        try {
            return at instanceof String text && Instant.parse(text).toEpochMilli() == row.at;
        } catch (DateTimeException | ArithmeticException notAMoment) {
            return false;
        }
    }

    private void checkOpenings(Map<?, ?> commitments) {
        for (Opening opening : openings) {
            String commitment = Commitment.of(opening.salt, opening.value);
            if (!commitment.equals(commitments.get(opening.field))) {
                fault("what is kept of a person's details is not what was committed to.");
            }
        }
    }

    private void fault(String what) {
        faults.add("Entry " + row.number + ": " + what);
    }
}
