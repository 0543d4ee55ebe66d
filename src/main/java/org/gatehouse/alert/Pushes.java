package org.gatehouse.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/// Tells the browsers of those who agreed that their meeting was set up afresh. The message names
/// neither the room nor the pass: the browser itself knows which page to open.
public final class Pushes {
    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String GONE = "gone";

    /// Devices of those who may come, and agreed there.
    private static final String CONCERNED =
            """
            FROM push_subscription s JOIN device d ON d.id = s.device_id
            JOIN registrant r ON r.id = d.registrant_id
            WHERE r.meeting_id = :meeting
              AND NOT EXISTS (SELECT 1 FROM device_removal x WHERE x.device_id = d.id)
            """
                    + OtherWays.MAY_COME;

    private static final Logger LOG = LoggerFactory.getLogger(Pushes.class);

    /// Push services are quick; a hostile one that stalls must not keep the others waiting.
    private static final int AT_ONCE = 32;

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_TRIES = 6;

    private final Database database;
    private final Subscriptions subscriptions;
    private final Optional<PushService> service;
    private final Supplier<Words> words;

    /// What the message says.
    public record Words(String title, String body) {}

    /// @param service empty where push messages are switched off: then none is owed or sent
    public Pushes(
            Database database,
            Subscriptions subscriptions,
            Optional<PushService> service,
            Supplier<Words> words) {
        this.database = database;
        this.subscriptions = subscriptions;
        this.service = service;
        this.words = words;
    }

    /// Owes a message to every device of `meeting` on which somebody agreed.
    void owe(Tx tx, UUID meeting, UUID rotation) {
        if (service.isPresent()) {
            OwedMessages.PUSHES.owe(tx, meeting, rotation, "s.device_id", CONCERNED);
        }
    }

    /// How many devices of `meeting` would get one.
    int count(Handle handle, UUID meeting) {
        return service.isEmpty() ? 0 : agreed(handle, meeting);
    }

    private static int agreed(Handle handle, UUID meeting) {
        return handle.createQuery("SELECT COUNT(*) " + CONCERNED)
                .bind("meeting", meeting)
                .mapTo(Integer.class)
                .one();
    }

    /// Sends what is due, and waits for the answers.
    void send(ExecutorService hands) throws InterruptedException {
        OwedMessages.PUSHES.sendAll(database, hands, AT_ONCE, this::sendOne);
    }

    private void sendOne(OwedMessages.Owed one) {
        Optional<Subscription> to = database.read(h -> subscriptions.find(h, one.to()));
        if (to.isEmpty() || service.isEmpty()) {
            settle(one, GONE, "");
        } else if (one.attempts() >= MOST_TRIES) {
            settle(one, REFUSED, "given up");
        } else {
            take(one, service.get().push(to.get(), message()));
        }
    }

    private byte[] message() {
        return JSON.writeValueAsBytes(words.get());
    }

    private void take(OwedMessages.Owed one, PushService.Answer answer) {
        switch (answer) {
            case PushService.Answer.Taken _ -> settle(one, TAKEN, "");
            case PushService.Answer.Gone _ ->
                    database.write(
                            tx -> {
                                Subscriptions.end(tx, one.to());
                                OwedMessages.PUSHES.settle(tx, one, GONE, "");
                                return one;
                            });
            case PushService.Answer.Refused(String why) -> {
                LOG.info("A push message was refused: {}", why);
                settle(one, REFUSED, why);
            }
            case PushService.Answer.Later(String why, Optional<Duration> after) ->
                    database.write(
                            tx -> {
                                Duration least = after.orElse(Duration.ZERO);
                                OwedMessages.PUSHES.putOff(tx, one, least, why);
                                return one;
                            });
        }
    }

    private void settle(OwedMessages.Owed one, String outcome, String why) {
        database.write(
                tx -> {
                    OwedMessages.PUSHES.settle(tx, one, outcome, why);
                    return one;
                });
    }

    /// On how many devices of each person the message of `rotation` was taken by the browser's
    /// maker. Nobody is reached by that.
    static Map<UUID, Integer> taken(Handle handle, UUID rotation) {
        return handle.createQuery(
                        """
                        SELECT d.registrant_id AS person, COUNT(*) AS devices
                        FROM push_message m JOIN device d ON d.id = m.device_id
                        WHERE m.rotation_id = :rotation AND m.outcome = 'taken'
                        GROUP BY d.registrant_id
                        """)
                .bind("rotation", rotation)
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("person", UUID.class),
                                        row.getColumn("devices", Integer.class)))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }
}
