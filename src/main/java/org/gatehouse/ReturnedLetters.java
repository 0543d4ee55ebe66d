package org.gatehouse;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.gatehouse.chores.Chores;
import org.gatehouse.mail.Bounces;
import org.gatehouse.mail.imap.BounceMailbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks into the mailbox for returned letters every now and then, as soon as there is a letter
/// that could have come back.
final class ReturnedLetters implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReturnedLetters.class);
    private static final Duration PAUSE = Duration.ofMinutes(1);

    private final Forum forum;
    private final BounceMailbox mailbox;
    private final Chores chores;
    private boolean blind;

    ReturnedLetters(PostSettings.Bounces settings, Forum forum) {
        this.forum = forum;
        BounceMailbox.Settings account =
                new BounceMailbox.Settings(
                        settings.host(),
                        settings.port(),
                        settings.encrypted(),
                        settings.user(),
                        settings.password().reveal());
        mailbox =
                new BounceMailbox(
                        account, forum.database, new Bounces(forum.ledger, forum.broadcast));
        chores = new Chores(Map.of("returned letters", this::collect), PAUSE);
    }

    void start() {
        chores.start();
    }

    /// One look; a mailbox that can't be read is told once, and tried again.
    void collect() {
        if (!forum.database.read(handle -> Bounces.mayCome(handle, forum.clock.instant()))) {
            return;
        }
        try {
            int count = mailbox.collect();
            if (count > 0) {
                LOG.info("{} letters came back", count);
            }
            blind = false;
        } catch (IOException e) {
            if (!blind) {
                LOG.warn("{}", e.getMessage(), e);
            }
            blind = true;
        }
    }

    @Override
    public void close() {
        chores.close();
    }
}
