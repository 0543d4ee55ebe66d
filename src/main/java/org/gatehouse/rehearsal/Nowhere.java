package org.gatehouse.rehearsal;

import java.util.concurrent.CountDownLatch;
import org.gatehouse.mail.Envelope;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailConnection;
import org.gatehouse.mail.MailTransport;
import org.gatehouse.mail.SendOutcome;
import org.gatehouse.mail.Sender;
import org.jspecify.annotations.Nullable;

/// A mail server that is none: letters are written out to the last byte, counted, and thrown away.
final class Nowhere implements MailTransport, MailConnection {
    private final CountDownLatch letters;

    /// @param letters counted down by each
    Nowhere(CountDownLatch letters) {
        this.letters = letters;
    }

    @Override
    public SendOutcome send(Envelope now, @Nullable Envelope next) {
        letters.countDown();
        return new SendOutcome.Accepted("thrown away");
    }

    @Override
    public String name() {
        return "nowhere";
    }

    @Override
    public Sender sender() {
        return new Sender(new MailAddress("forum@forum.example"), "Rehearsal");
    }

    @Override
    public int connections() {
        return 1;
    }

    @Override
    public int perMinute() {
        return 0;
    }

    @Override
    public int perDay() {
        return 0;
    }

    @Override
    public Opening open() {
        return new Opening.Open(this);
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    @Override
    public void close() {}
}
