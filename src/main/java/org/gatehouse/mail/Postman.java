package org.gatehouse.mail;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.sql.Database;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Sends what waits in the outbox, each letter at least once. A letter is noted as accepted only
/// after a mail server's final 250; what a crash leaves un-noted goes out again at once, with the
/// same `Message-ID`.
public final class Postman implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);

    /// How long the outbox is left alone when nothing is due and nobody nudges.
    private static final long REST_MILLIS = 30_000;

    private static final Duration PATIENCE = Duration.ofSeconds(15);

    private final Database database;
    private final Outbox outbox;
    private final InstantSource clock;
    private final Rounds rounds = new Rounds();
    private final AtomicBoolean enqueued = new AtomicBoolean();
    private final Runnable nudge = this::wake;
    private final List<Relay> relays;
    private final Marker marker;
    private final String node = UUID.randomUUID().toString();
    private final List<Thread> couriers = new ArrayList<>();
    private final Thread dispatcher;
    private final Thread marking;

    /// Starts sending over `transports`, which do all that letters need on their way.
    public Postman(
            Database database,
            Outbox outbox,
            Keys keys,
            Ledger ledger,
            Broadcast broadcast,
            LetterWriter writer,
            List<MailTransport> transports,
            InstantSource clock) {
        this(database, outbox, keys, ledger, broadcast, writer, Postmark.PLAIN, transports, clock);
    }

    /// Starts sending over all `transports` at once; what one of them can't carry the others do.
    ///
    /// @param transports at least one
    public Postman(
            Database database,
            Outbox outbox,
            Keys keys,
            Ledger ledger,
            Broadcast broadcast,
            LetterWriter writer,
            Postmark postmark,
            List<MailTransport> transports,
            InstantSource clock) {
        this.database = database;
        this.outbox = outbox;
        this.clock = clock;
        this.marker = new Marker(database, ledger, broadcast, rounds);
        this.relays = transports.stream().map(transport -> new Relay(transport, clock)).toList();
        ParcelMaker maker =
                new ParcelMaker(
                        database, outbox, keys, writer, postmark, idDomain(), rounds, clock);
        // Platform threads where SQLite is called: it would pin a virtual one.
        this.marking = Thread.ofPlatform().name("mail-marker").start(marker);
        this.dispatcher = Thread.ofPlatform().name("mail-dispatcher").start(this::dispatch);
        for (Relay relay : relays) {
            for (int i = 0; i < relay.transport().connections(); i++) {
                // These wait for sockets all the time, which costs a virtual one twice as much.
                couriers.add(
                        Thread.ofPlatform()
                                .daemon()
                                .name("mail-" + relay.transport().name() + "-" + i)
                                .start(new Courier(rounds, relay, maker)));
            }
        }
    }

    private String idDomain() {
        return relays.getFirst().transport().sender().address().domain();
    }

    private void dispatch() {
        outbox.listen(nudge);
        boolean reopened = false;
        try {
            while (!rounds.isClosed()) {
                try {
                    if (!reopened) {
                        OutboxRows.reopen(database);
                        reopened = true;
                    }
                    relays.forEach(relay -> relay.countQuota(database));
                    if (!fetch()) {
                        rounds.awaitNudge(rest());
                    }
                } catch (RuntimeException e) {
                    LOG.error("The outbox can't be read now", e);
                    rounds.pause(1_000);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            outbox.forget(nudge);
        }
    }

    /// @return whether letters were taken from the outbox
    private boolean fetch() {
        int room = rounds.room();
        int below = Integer.MAX_VALUE;
        boolean news = enqueued.getAndSet(false);
        if (room == 0) {
            if (!news) {
                return false;
            }
            // An emergency does not wait behind what was taken before it.
            room = rounds.urgentRoom();
            below = rounds.lastPlace();
        }
        // Asked before the rows are read: what is noted in between is then still known as held.
        Set<UUID> held = rounds.held();
        OutboxRows.Claim claim =
                new OutboxRows.Claim(clock.instant(), room, held.size(), below, outbox.drops());
        List<QueuedLetter> fresh =
                OutboxRows.claim(database, node, claim).stream()
                        .filter(letter -> !held.contains(letter.id()))
                        .limit(room)
                        .toList();
        OutboxRows.release(database, rounds.add(fresh));
        return !fresh.isEmpty();
    }

    private long rest() {
        if (rounds.room() == 0) {
            return REST_MILLIS;
        }
        // What is due and was not taken just now is held, and its result nudges.
        Instant now = clock.instant();
        Instant due = database.read(handle -> OutboxRows.nextDue(handle, now));
        return due == null
                ? REST_MILLIS
                : Math.min(Duration.between(now, due).toMillis(), REST_MILLIS);
    }

    /// Looks into the outbox now.
    public void wake() {
        enqueued.set(true);
        rounds.nudge();
    }

    /// Whether `letter` is being handed over at this moment.
    public boolean isInFlight(UUID letter) {
        return rounds.isSending(letter);
    }

    /// How one mail server is doing.
    ///
    /// @param downSince since when it can't be reached, null where it can
    /// @param words why not
    public record RelayReport(String name, @Nullable Instant downSince, String words) {}

    /// How long it will take to hand over `letters` more.
    public SendingTime timeFor(int letters) {
        return SendingTime.of(letters, relays.stream().map(Relay::speed).toList());
    }

    public List<RelayReport> relays() {
        return relays.stream().map(Postman::report).toList();
    }

    private static RelayReport report(Relay relay) {
        Relay.Trouble trouble = relay.trouble();
        return trouble == null
                ? new RelayReport(relay.transport().name(), null, "")
                : new RelayReport(relay.transport().name(), trouble.since(), trouble.words());
    }

    /// Lets what is being handed over finish, notes it, and stops. All else stays in the outbox.
    @Override
    public void close() {
        rounds.close();
        try {
            dispatcher.join();
            for (Thread courier : couriers) {
                courier.join(PATIENCE);
                courier.interrupt();
            }
            rounds.endResults();
            marking.join();
            OutboxRows.release(database, node);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
