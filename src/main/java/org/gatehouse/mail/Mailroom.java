package org.gatehouse.mail;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.sql.Database;
import org.jspecify.annotations.Nullable;

/// The postman on duty and the relay that he uses: the one that the configuration names, or else
/// the one that an organiser typed in, which can change while the program runs.
public final class Mailroom implements AutoCloseable {
    private final Database database;
    private final StoredRelay stored;
    private final Optional<MailSettings> fixed;
    private final Function<MailSettings, Postman> hire;
    private volatile @Nullable Duty duty;
    private volatile @Nullable Instant blindSince;

    /// @param fixed the relay of the configuration, which no page can change
    /// @param hire starts sending by a relay
    public Mailroom(
            Database database,
            StoredRelay stored,
            Optional<MailSettings> fixed,
            Function<MailSettings, Postman> hire) {
        this.database = database;
        this.stored = stored;
        this.fixed = fixed;
        this.hire = hire;
        reopen();
    }

    private record Duty(MailSettings relay, Postman postman) {}

    /// Sends by the relay that is set now; without one, letters wait.
    public synchronized void reopen() {
        Optional<MailSettings> relay = fixed.or(() -> database.read(stored::read));
        close();
        relay.ifPresent(settings -> duty = new Duty(settings, hire.apply(settings)));
    }

    public Optional<Postman> postman() {
        return Optional.ofNullable(duty).map(Duty::postman);
    }

    /// The relay in use.
    public Optional<MailSettings> relay() {
        return Optional.ofNullable(duty).map(Duty::relay);
    }

    /// Whether the configuration names the relay.
    public boolean isFixed() {
        return fixed.isPresent();
    }

    /// How the postman's relays do; empty where there is none.
    public List<Postman.RelayReport> reports() {
        return postman().map(Postman::relays).orElse(List.of());
    }

    /// Notes since when the mailbox for returned letters can't be read; empty once it can.
    public void noteBlind(Optional<Instant> since) {
        blindSince = since.orElse(null);
    }

    /// Since when nobody knows which letters came back; empty where that is known.
    public Optional<Instant> blindSince() {
        return Optional.ofNullable(blindSince);
    }

    @Override
    public synchronized void close() {
        Duty before = duty;
        duty = null;
        if (before != null) {
            before.postman().close();
        }
    }
}
