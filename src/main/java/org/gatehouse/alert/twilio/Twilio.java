package org.gatehouse.alert.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.Map;
import org.gatehouse.alert.TextGateway;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.words.Wording;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Twilio's Programmable Messaging (https://www.twilio.com/docs/messaging/api/message-resource):
/// form fields and basic authentication; answers are JSON. It knows no idempotency key, but lists
/// what it has taken.
public final class Twilio implements TextGateway {
    private static final Wording WORDS = Wording.of("twilio");
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int MOST_ANSWER = 262_144;
    private static final int TOO_MANY = 429;

    /// Clocks differ.
    private static final Duration SKEW = Duration.ofMinutes(2);

    private final Account account;
    private final Fetcher fetcher;

    /// Whose account it is.
    ///
    /// @param server such as `https://api.twilio.com`
    /// @param from the number or name that texts come from
    public record Account(URI server, String sid, String token, String from) {
        public Account {
            if (!sid.matches("[A-Za-z0-9]{10,64}")) {
                throw new IllegalArgumentException("An account's SID is letters and digits alone");
            }
        }

        /// Without the token.
        @Override
        public String toString() {
            return "the Twilio account " + sid;
        }
    }

    public Twilio(Account account, Fetcher fetcher) {
        this.account = account;
        this.fetcher = fetcher;
    }

    private URI messages(String query) {
        return account.server()
                .resolve("/2010-04-01/Accounts/" + account.sid() + "/Messages.json" + query);
    }

    private String login() {
        String both = account.sid() + ":" + account.token();
        return "Basic " + Base64.getEncoder().encodeToString(both.getBytes(UTF_8));
    }

    @Override
    public Answer send(String number, String words) {
        String form = field("To", number) + field("&From", account.from()) + field("&Body", words);
        Map<String, String> headers =
                Map.of(
                        "Authorization",
                        login(),
                        "Content-Type",
                        "application/x-www-form-urlencoded",
                        "Accept",
                        "application/json");
        try {
            return answer(fetcher.post(messages(""), headers, form.getBytes(UTF_8), MOST_ANSWER));
        } catch (IOException _) {
            return new Answer.Later(WORDS.text("twilio.silent"));
        }
    }

    private static String field(String name, String value) {
        return name + "=" + URLEncoder.encode(value, UTF_8);
    }

    private static Answer answer(Fetched answer) {
        int status = answer.status();
        if (status / 100 == 2) {
            return new Answer.Taken();
        }
        return status == TOO_MANY || status / 100 == 5
                ? new Answer.Later(WORDS.text("twilio.busy"))
                : new Answer.Refused(why(status, code(answer.text())));
    }

    /// Twilio's own code of the error; its words may hold the number, and stay outside.
    private static int code(String text) {
        try {
            JsonNode code = JSON.readTree(text).path("code");
            return code.isInt() ? code.intValue() : 0;
        } catch (JacksonException _) {
            return 0;
        }
    }

    /// https://www.twilio.com/docs/api/errors
    private static String why(int status, int code) {
        return switch (code) {
            case 21211, 21614 -> WORDS.text("twilio.number");
            case 21610 -> WORDS.text("twilio.stopped");
            case 21408 -> WORDS.text("twilio.country");
            case 20003 -> WORDS.text("twilio.account");
            default -> WORDS.text("twilio.refused", "%d/%d".formatted(status, code));
        };
    }

    /// The newest come first; fifty to one number since the press are more than there can be.
    @Override
    public Trace find(String number, String words, Instant since) {
        URI address = messages("?PageSize=50&" + field("To", number));
        Map<String, String> headers =
                Map.of("Authorization", login(), "Accept", "application/json");
        try {
            Fetched answer = fetcher.fetch(new Fetcher.Ask(address, headers, MOST_ANSWER, 0));
            return answer.status() == 200
                    ? trace(JSON.readTree(answer.text()), words, since.minus(SKEW))
                    : Trace.UNKNOWN;
        } catch (IOException | JacksonException | DateTimeException _) {
            return Trace.UNKNOWN;
        }
    }

    /// A trial account's texts have a sentence in front.
    private static Trace trace(JsonNode list, String words, Instant since) {
        if (!list.path("messages").isArray()) {
            return Trace.UNKNOWN;
        }
        for (JsonNode one : list.path("messages")) {
            boolean same = one.path("body").asString("").endsWith(words);
            if (same && made(one).isAfter(since)) {
                return Trace.TAKEN;
            }
        }
        return Trace.NOT_TAKEN;
    }

    private static Instant made(JsonNode one) {
        return ZonedDateTime.parse(
                        one.path("date_created").asString(""), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }
}
