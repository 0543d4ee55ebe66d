package org.gatehouse;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gatehouse.chores.Chores;
import org.gatehouse.mail.Bounces;
import org.gatehouse.mail.imap.BounceMailbox;
import org.jspecify.annotations.Nullable;
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
    private final Consumer<Optional<Instant>> noteBlind;
    private @Nullable Instant blindSince;

    /// @param noteBlind told since when the mailbox can't be read; empty once it can
    ReturnedLetters(
            PostSettings.Bounces settings, Forum forum, Consumer<Optional<Instant>> noteBlind) {
        this.forum = forum;
        this.noteBlind = noteBlind;
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

    /// One look; a mailbox that can't be read is logged once, shown until it can, and tried again.
    void collect() {
        if (!forum.database.read(handle -> Bounces.mayCome(handle, forum.clock.instant()))) {
            return;
        }
        try {
            int count = mailbox.collect();
            if (count > 0) {
                LOG.info("{} letters came back", count);
            }
            blindSince = null;
        } catch (IOException e) {
            if (blindSince == null) {
                LOG.warn("{}", e.getMessage(), e);
                blindSince = forum.clock.instant();
            }
        }
        noteBlind.accept(Optional.ofNullable(blindSince));
    }

    @Override
    public void close() {
        chores.close();
    }
}
