package org.gatehouse.mail.smtp;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Supplier;
import javax.net.ssl.SSLSocketFactory;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.MailTransport;
import org.gatehouse.mail.Sender;
import org.jspecify.annotations.Nullable;

/// A mail server reached by SMTP.
public final class SmtpTransport implements MailTransport {
    /// How long one answer may take. RFC 5321 (4.5.3.2) allows ten minutes; on the evening itself
    /// another connection does better than patience.
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final MailSettings settings;
    private final Supplier<SSLSocketFactory> tls;
    private final Duration patience;

    /// @param tls what server certificates are checked with, asked for at the first letter: reading
    ///   all that the machine trusts takes a while
    public SmtpTransport(MailSettings settings, Supplier<SSLSocketFactory> tls) {
        this(settings, tls, ANSWER);
    }

    SmtpTransport(MailSettings settings, Supplier<SSLSocketFactory> tls, Duration patience) {
        this.settings = settings;
        this.tls = tls;
        this.patience = patience;
    }

    @Override
    public String name() {
        return settings.host();
    }

    @Override
    public String account() {
        String server = settings.host() + ":" + settings.port();
        return settings.user() == null ? server : settings.user() + " at " + server;
    }

    @Override
    public Sender sender() {
        return new Sender(settings.from(), settings.fromName());
    }

    @Override
    public int connections() {
        return settings.connections();
    }

    @Override
    public int perMinute() {
        return settings.perMinute();
    }

    @Override
    public int perDay() {
        return settings.perDay();
    }

    @Override
    public Opening open() {
        return open(true);
    }

    private Opening open(boolean again) {
        Wire wire = null;
        try {
            SSLSocketFactory sockets = tls.get();
            wire = Wire.connect(settings, sockets, patience);
            Abilities abilities = new Greeting(wire, settings, sockets).exchange();
            return new Opening.Open(new SmtpConnection(wire, abilities));
        } catch (SmtpTrouble e) {
            close(wire);
            if (again && e instanceof SmtpTrouble.StaleToken) {
                return open(false);
            }
            return new Opening.Unreachable(e.cause(), e.getMessage());
        } catch (IOException e) {
            close(wire);
            return new Opening.Unreachable(SmtpTrouble.cause(e), SmtpTrouble.words(e));
        }
    }

    private static void close(@Nullable Wire wire) {
        if (wire != null) {
            wire.close();
        }
    }
}
