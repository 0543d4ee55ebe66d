package org.gatehouse.alert.webpush;

import com.interaso.webpush.VapidKeys;
import com.interaso.webpush.WebPush;
import java.io.IOException;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.alert.PushService;
import org.gatehouse.alert.Subscription;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;
import org.jspecify.annotations.Nullable;

/// The push services of browser makers. Their addresses come from strangers' browsers, so each is
/// asked by way of the egress guard, and nothing that leads elsewhere is followed.
public final class WebPushService implements PushService {
    /// What is later than that helps nobody.
    private static final int LASTS_SECONDS = (int) Duration.ofHours(1).toSeconds();

    /// A later message takes the place of an undelivered one (RFC 8030, 5.4).
    private static final String TOPIC = "afresh";

    private static final int MOST_ANSWER = 4_096;
    private static final int NOT_FOUND = 404;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    private final Fetcher fetcher;
    private final String subject;
    private final PushKeys keys;
    private volatile @Nullable VapidKeys pair;

    /// @param subject where a push service can complain: our own address
    public WebPushService(
            Database database, Keys keys, SecureRandom random, Fetcher fetcher, String subject) {
        this.fetcher = fetcher;
        this.subject = subject;
        this.keys = new PushKeys(database, keys, random);
    }

    private VapidKeys pair() {
        VapidKeys known = pair;
        if (known == null) {
            known = keys.current();
            pair = known;
        }
        return known;
    }

    @Override
    public String publicKey() {
        byte[] octets = pair().getApplicationServerKey();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    @Override
    public boolean mayAsk(URI endpoint) {
        return fetcher.mayAsk(endpoint);
    }

    @Override
    public Answer push(Subscription to, byte[] message) {
        WebPush push = new WebPush(subject, pair());
        Optional<byte[]> sealed = seal(push, to, message);
        if (sealed.isEmpty()) {
            return new Answer.Gone();
        }
        Map<String, String> headers =
                push.getHeaders(
                        to.endpoint().toString(), LASTS_SECONDS, TOPIC, WebPush.Urgency.High);
        try {
            return answer(fetcher.post(to.endpoint(), headers, sealed.get(), MOST_ANSWER));
        } catch (IOException _) {
            return new Answer.Later("unreachable", Optional.empty());
        }
    }

    /// Nothing where the browser's key is no point of the curve: nobody could read it.
    private static Optional<byte[]> seal(WebPush push, Subscription to, byte[] message) {
        try {
            return Optional.of(push.getBody(message, to.keyOctets(), to.authOctets()));
        } catch (Exception _) { // the library declares none of what it throws
            return Optional.empty();
        }
    }

    /// By RFC 8030, 5 and 8.4. A redirect is not followed, and counts as a refusal.
    private static Answer answer(Fetched answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        if (status == NOT_FOUND || status == GONE) {
            return new Answer.Gone();
        }
        String words = "status " + status;
        return status == TOO_MANY || status / 100 == 5
                ? new Answer.Later(words, retryAfter(answer))
                : new Answer.Refused(words);
    }

    /// A date in its place is not worth reading: the usual pause does.
    private static Optional<Duration> retryAfter(Fetched answer) {
        return answer.header("retry-after")
                .filter(text -> text.matches("[0-9]{1,4}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)));
    }
}
