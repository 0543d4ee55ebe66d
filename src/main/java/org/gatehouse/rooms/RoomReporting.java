package org.gatehouse.rooms;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.rooms.RoomWebhook.Delivery;
import org.gatehouse.sql.Database;

/// Receives what platforms report: believes only what is genuine, keeps it before saying so, takes
/// each report up once, and hands its events on.
public final class RoomReporting {
    private final Database database;
    private final RoomReports reports;
    private final RoomPresence presence;
    private final Supplier<List<RoomWebhook>> webhooks;
    private final InstantSource clock;
    private final BiConsumer<RoomWebhook, RoomEvent> listener;

    /// @param webhooks what reads the reports of the platforms that are set up at that moment
    /// @param listener hears of every event once, with what is known of the person; called after
    ///   the report is kept, in the thread that received it
    public RoomReporting(
            Database database,
            RoomReports reports,
            RoomPresence presence,
            Supplier<List<RoomWebhook>> webhooks,
            InstantSource clock,
            BiConsumer<RoomWebhook, RoomEvent> listener) {
        this.database = database;
        this.reports = reports;
        this.presence = presence;
        this.webhooks = webhooks;
        this.clock = clock;
        this.listener = listener;
    }

    /// What to answer to the platform.
    ///
    /// @param status 200, 204, 401 or 404
    /// @param json the body; empty for none
    public record Reply(int status, String json) {}

    /// Takes one request for the address of `provider` up.
    public Reply receive(
            String provider, byte[] body, Function<String, Optional<String>> header, String query) {
        return webhooks.get().stream()
                .filter(webhook -> webhook.provider().equals(provider))
                .findFirst()
                .map(webhook -> receive(webhook, body, header, query))
                .orElseGet(() -> new Reply(404, ""));
    }

    private Reply receive(
            RoomWebhook webhook,
            byte[] body,
            Function<String, Optional<String>> header,
            String query) {
        return switch (webhook.judge(body, header, query, clock.instant())) {
            case Delivery.Challenge(String answer) -> new Reply(200, answer);
            case Delivery.Rejected _ -> new Reply(401, "");
            case Delivery.Genuine(String text, String key) -> {
                if (database.write(tx -> reports.keep(tx, webhook.provider(), key, text))) {
                    webhook.events(text)
                            .forEach(event -> listener.accept(webhook, presence.apply(event)));
                }
                yield new Reply(204, "");
            }
        };
    }

    /// After a restart: takes up again who is inside, from the reports of the last `span`. Nobody
    /// else hears of those events a second time.
    public void replay(Duration span) {
        Instant from = clock.instant().minus(span);
        for (RoomWebhook webhook : webhooks.get()) {
            database.read(h -> reports.since(h, webhook.provider(), from)).stream()
                    .flatMap(body -> webhook.events(body).stream())
                    .forEach(presence::apply);
        }
    }
}
