package org.gatehouse.web;

import io.javalin.http.Context;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// Ids in addresses. One that is none names nothing, as an unknown one does.
public final class PathIds {
    private PathIds() {}

    /// The id that stands in the path as `{name}`.
    ///
    /// @throws Refusal.NotFound where it is no id
    public static UUID uuid(Context ctx, String name) {
        return parse(ctx.pathParam(name))
                .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }

    /// The id in the query as `name`, where there is one.
    public static Optional<UUID> query(Context ctx, String name) {
        return parse(ctx.queryParam(name));
    }

    private static Optional<UUID> parse(@Nullable String text) {
        try {
            return text == null || text.length() != 36
                    ? Optional.empty()
                    : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
