package org.gatehouse.mail;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.smtp.SmtpTransport;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Ids;

/// A forum's mail in a test: a real database, a real mail server on this machine, and a clock that
/// is turned by hand.
final class Evening implements AutoCloseable {
    static final Instant START = Instant.parse("2027-11-11T19:30:00Z");
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(2);

    final AtomicReference<Instant> now = new AtomicReference<>(START);
    final InstantSource clock = now::get;
    final Database database;
    final Keys keys;
    final Ids ids;
    final Outbox outbox;
    final LocalRelay relay;
    final UUID meeting;
    Postmark postmark = Postmark.PLAIN;
    private final List<AutoCloseable> open = new ArrayList<>();

    Evening(Path directory) throws Exception {
        this(directory, DatabaseAddress.embedded(directory.resolve("forum.db")));
    }

    Evening(Path directory, DatabaseAddress address) throws Exception {
        SecureRandom random = new SecureRandom();
        database = Database.open(address, clock);
        keys = KeyFile.open(directory.resolve("key"), random);
        ids = new Ids(Clock.systemUTC(), random);
        outbox = new Outbox(keys, ids);
        relay = LocalRelay.start(0, Clock.systemUTC(), Optional.empty());
        meeting = ids.next();
    }

    MailSettings settings(int port) {
        return MailSettings.local(port, Samples.SENDER.address(), Samples.SENDER.name());
    }

    /// A postman who hands over to the local relay.
    Postman postman() {
        return postman(relay.port());
    }

    Postman postman(int... ports) {
        return postman(IntStream.of(ports).mapToObj(this::settings).toArray(MailSettings[]::new));
    }

    Postman postman(MailSettings... relays) {
        List<MailTransport> transports = new ArrayList<>();
        for (MailSettings relay : relays) {
            SSLSocketFactory tls = (SSLSocketFactory) SSLSocketFactory.getDefault();
            transports.add(new SmtpTransport(relay, () -> tls));
        }
        Postman postman =
                new Postman(
                        database,
                        outbox,
                        keys,
                        new Ledger(keys, database.dialect()),
                        new Broadcast(),
                        new LetterWriter(() -> Samples.HEAD),
                        postmark,
                        transports,
                        clock);
        open.addFirst(postman);
        return postman;
    }

    Letter letter(LetterKind kind, String address) {
        return letter(kind, address, ids.next());
    }

    Letter letter(LetterKind kind, String address, UUID person) {
        return Letter.of(
                        kind,
                        person,
                        new Recipient(new MailAddress(address), "Ann"),
                        Samples.facts())
                .in(meeting, 0);
    }

    void enqueue(Letter... letters) {
        database.write(
                tx -> {
                    for (Letter letter : letters) {
                        outbox.enqueue(tx, letter);
                    }
                    return letters.length;
                });
    }

    /// As many letters are enqueued in an emergency.
    void enqueueSealed(Letter... letters) {
        Outbox.Sealed sealed = database.read(h -> outbox.seal(h, List.of(letters)));
        database.write(tx -> outbox.enqueue(tx, sealed));
    }

    DeliveryBoard board() {
        return new DeliveryBoard(database, _ -> false, Optional::empty);
    }

    int count(DeliveryState state) {
        return board().counts(meeting, 0).get(state);
    }

    long ledgerEntries(String kind) {
        return database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    List<Map<String, Object>> rows() {
        return database.read(
                handle -> handle.createQuery("SELECT * FROM letter ORDER BY id").mapToMap().list());
    }

    /// Waits for `condition`; what a test asserts is behind it, never how long it took.
    static void await(BooleanSupplier condition) {
        long end = System.nanoTime() + LONG_ENOUGH.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("This never came true");
            }
            try {
                Thread.sleep(5);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    @Override
    public void close() throws Exception {
        for (AutoCloseable part : open) {
            part.close();
        }
        relay.close();
        database.close();
    }
}
