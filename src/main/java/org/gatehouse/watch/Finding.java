package org.gatehouse.watch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one post exposes of one room.
///
/// @param pass whose personal link it is, or null when it is the room's own detail
/// @param reasons why the grade, in words for a person, the weightiest first
/// @param where the evidence in the post as it was written
public record Finding(
        String room, @Nullable String pass, Grade grade, List<String> reasons, List<Span> where) {
    public Finding {
        if (reasons.isEmpty() || where.isEmpty()) {
            throw new IllegalArgumentException("A finding says why and where");
        }
        reasons = List.copyOf(reasons);
        where = List.copyOf(where);
    }
}
