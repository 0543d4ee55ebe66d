package org.gatehouse.mail;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gatehouse.mail.MailTransport.Opening;

/// Tries a mail relay out with a real letter, at once and past the outbox, and says in one word
/// what is to be done where it fails.
public final class RelayTrial {
    /// What a server said: the code (RFC 5321, 4.2) and perhaps the enhanced one (RFC 3463).
    private static final Pattern CODES =
            Pattern.compile(
                    "^([245]\\d\\d)[ -]?(?:[245]\\.(\\d{1,3})\\.(\\d{1,3}))?.*", Pattern.DOTALL);

    private final MailTransport relay;
    private final LetterWriter writer;
    private final Signing signing;

    public RelayTrial(MailTransport relay, LetterWriter writer, Signing signing) {
        this.relay = relay;
        this.writer = writer;
        this.signing = signing;
    }

    /// How it went.
    public sealed interface Outcome {
        /// The server's own words, which are for people to read.
        String words();

        /// The server took the letter and answers for it.
        record HandedOver(String words) implements Outcome {}

        record Failed(Advice advice, String words) implements Outcome {}
    }

    /// What is to be done; each has its words.
    public enum Advice {
        UNKNOWN_NAME,
        NOBODY_THERE,
        SILENT,
        WRONG_LANGUAGE,
        NO_ENCRYPTION,
        CERTIFICATE,
        SIGN_IN,
        NO_SIGN_IN,
        NOT_WELCOME,
        BROKEN,
        /// The server wants us to sign in, or does not pass letters on for us.
        NO_RELAYING,
        /// It does not let us write from that address.
        SENDER,
        /// It knows no such recipient.
        RECIPIENT,
        /// Try again in a while: greylisting, too many letters, no space.
        LATER,
        /// It took offence at the letter, or at who we are.
        POLICY,
        OTHER
    }

    /// Sends a letter to `to` and waits for the answer: seconds, at times a minute.
    public Outcome run(Recipient to, Instant now) {
        return switch (relay.open()) {
            case Opening.Unreachable(MailTransport.Cause cause, String words) ->
                    new Outcome.Failed(Advice.valueOf(cause.name()), words);
            case Opening.Open(MailConnection connection) -> {
                try (connection) {
                    yield outcome(connection.send(envelope(relay.sender(), to, now), null));
                }
            }
        };
    }

    private Envelope envelope(Sender from, Recipient to, Instant now) {
        WrittenLetter letter = writer.write(LetterKind.TEST, Map.of("name", to.name()));
        MessageId id =
                MessageId.of(
                        LetterKind.TEST,
                        null,
                        0,
                        UUID.nameUUIDFromBytes(new byte[0]),
                        now.toString(),
                        from.address().domain());
        byte[] content = MessageFormat.write(letter, from, to, id, now);
        return new Envelope(
                from.address(), to.address(), signing.sign(content, from.address(), now));
    }

    private static Outcome outcome(SendOutcome sent) {
        return switch (sent) {
            case SendOutcome.Accepted(String words) -> new Outcome.HandedOver(words);
            case SendOutcome.Broken(String words) -> new Outcome.Failed(Advice.BROKEN, words);
            case SendOutcome.Deferred(String words) ->
                    new Outcome.Failed(advice(words, true), words);
            case SendOutcome.Failed(String words) ->
                    new Outcome.Failed(advice(words, false), words);
        };
    }

    /// @param aboutUs whether a final no is about the sender: see [SendOutcome.Deferred]
    static Advice advice(String words, boolean aboutUs) {
        Matcher said = CODES.matcher(words);
        if (!said.matches()) {
            return Advice.OTHER;
        }
        int code = Integer.parseInt(said.group(1));
        if (code == 530
                || code == 535
                || code == 534
                || words.contains("elay access denied")
                || words.toLowerCase(java.util.Locale.ROOT).contains("relaying denied")) {
            return Advice.NO_RELAYING;
        }
        if (code < 500) {
            return Advice.LATER;
        }
        if (aboutUs) {
            return Advice.SENDER;
        }
        return byDetail(said.group(2) == null ? "" : said.group(2) + "." + said.group(3));
    }

    private static Advice byDetail(String detail) {
        return switch (detail) {
            case "1.7", "1.8" -> Advice.SENDER;
            case "1.1", "1.2", "1.3", "1.6", "1.10", "2.1" -> Advice.RECIPIENT;
            case "2.2" -> Advice.LATER;
            default -> detail.startsWith("7.") ? Advice.POLICY : Advice.OTHER;
        };
    }
}
