package org.gatehouse.mail.smtp;

import java.io.IOException;
import org.gatehouse.mail.Envelope;
import org.gatehouse.mail.MailConnection;
import org.gatehouse.mail.SendOutcome;
import org.jspecify.annotations.Nullable;

/// A conversation with a mail server, greeted and signed in.
///
/// Where PIPELINING is offered (RFC 2920), the next message's envelope goes out behind the content
/// of this one, so that a message costs one round trip; its own final answer is waited for and told
/// all the same before anything is read of the next.
final class SmtpConnection implements MailConnection {
    private static final int GO_AHEAD = 354;

    private final Wire wire;
    private final Abilities abilities;

    /// The envelope that was sent ahead and whose answers are still to be read.
    private @Nullable Envelope announced;

    /// A refused envelope leaves the server in the middle of it.
    private boolean needsReset;

    SmtpConnection(Wire wire, Abilities abilities) {
        this.wire = wire;
        this.abilities = abilities;
    }

    @Override
    public SendOutcome send(Envelope now, @Nullable Envelope next) {
        if (!canCarry(now)) {
            return new SendOutcome.Failed(SmtpWords.say("mail.noSuchAddress"));
        }
        try {
            return abilities.has("PIPELINING") ? pipelined(now, next) : stepwise(now);
        } catch (IOException e) {
            wire.close();
            return new SendOutcome.Broken(SmtpTrouble.words(e));
        }
    }

    private boolean canCarry(Envelope envelope) {
        return !needsUtf8(envelope) || abilities.has("SMTPUTF8");
    }

    private SendOutcome pipelined(Envelope now, @Nullable Envelope next) throws IOException {
        if (!isAnnounced(now)) {
            announce(now);
            wire.flush();
        }
        announced = null;
        if (needsReset) {
            wire.reply();
            needsReset = false;
        }
        Reply mail = wire.reply();
        Reply recipient = wire.reply();
        Reply data = wire.reply();
        SendOutcome refusal = refusal(mail, recipient, data);
        if (refusal != null) {
            needsReset = true;
            if (data.code() == GO_AHEAD) {
                // RFC 2920, 3.1: it wants a content all the same, for nobody.
                wire.content(new byte[0]);
                wire.flush();
                wire.reply();
            }
            return heard(refusal, data);
        }
        wire.content(now.content());
        if (next != null && canCarry(next)) {
            announce(next);
            announced = next;
        }
        wire.flush();
        return verdict(wire.reply());
    }

    @SuppressWarnings("ReferenceEquality") // this very message, not one that reads like it
    private boolean isAnnounced(Envelope envelope) {
        return announced == envelope;
    }

    private void announce(Envelope envelope) throws IOException {
        if (needsReset) {
            wire.command("RSET");
        }
        wire.command(mailCommand(envelope));
        wire.command(recipientCommand(envelope));
        wire.command("DATA");
    }

    private SendOutcome stepwise(Envelope now) throws IOException {
        if (needsReset) {
            ask("RSET");
            needsReset = false;
        }
        Reply mail = ask(mailCommand(now));
        Reply recipient = mail.isDone() ? ask(recipientCommand(now)) : mail;
        Reply data = recipient.isDone() ? ask("DATA") : recipient;
        SendOutcome refusal = refusal(mail, recipient, data);
        if (refusal != null) {
            needsReset = true;
            return heard(refusal, data);
        }
        wire.content(now.content());
        wire.flush();
        return verdict(wire.reply());
    }

    private Reply ask(String command) throws IOException {
        wire.command(command);
        wire.flush();
        return wire.reply();
    }

    private String mailCommand(Envelope envelope) {
        String mail = "MAIL FROM:<" + envelope.from().wire() + ">";
        String named = isNamed(envelope) ? mail + " RET=HDRS ENVID=" + envelope.id() : mail;
        return needsUtf8(envelope) ? named + " SMTPUTF8" : named;
    }

    /// A name that a report on its delivery will repeat (RFC 3461).
    private boolean isNamed(Envelope envelope) {
        return !envelope.id().isEmpty() && abilities.has("DSN");
    }

    private static boolean needsUtf8(Envelope envelope) {
        return envelope.to().needsUtf8() || envelope.from().needsUtf8();
    }

    private String recipientCommand(Envelope envelope) {
        String recipient = "RCPT TO:<" + envelope.to().wire() + ">";
        return isNamed(envelope) ? recipient + " NOTIFY=FAILURE" : recipient;
    }

    /// Why the envelope was not taken, or null where it was.
    private static @Nullable SendOutcome refusal(Reply mail, Reply recipient, Reply data) {
        if (!mail.isDone()) {
            // This is about us, not about the recipient, and can be put right: nobody's letter is
            // given up for it.
            return new SendOutcome.Deferred(mail.words());
        }
        if (!recipient.isDone()) {
            return recipient.isForever()
                    ? new SendOutcome.Failed(recipient.words())
                    : new SendOutcome.Deferred(recipient.words());
        }
        if (data.code() != GO_AHEAD) {
            return data.isForever()
                    ? new SendOutcome.Failed(data.words())
                    : new SendOutcome.Deferred(data.words());
        }
        return null;
    }

    private SendOutcome verdict(Reply last) {
        if (last.isDone()) {
            return new SendOutcome.Accepted(last.words());
        }
        return heard(
                last.isForever()
                        ? new SendOutcome.Failed(last.words())
                        : new SendOutcome.Deferred(last.words()),
                last);
    }

    private SendOutcome heard(SendOutcome outcome, Reply last) {
        if (last.isGoodbye()) {
            wire.close();
        }
        return outcome;
    }

    @Override
    public boolean isOpen() {
        return wire.isOpen();
    }

    /// Says goodbye where nothing is under way, and closes.
    @Override
    public void close() {
        if (wire.isOpen() && announced == null) {
            try {
                wire.command("QUIT");
                wire.flush();
            } catch (IOException _) {
                // It is gone already.
            }
        }
        wire.close();
    }
}
