package org.gatehouse.rotation;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.sql.Database;

/// Opens the room that a meeting moves into: at its own platform, or with the next spare link where
/// that platform fails or keeps people at a shut door waiting for too long.
final class NextRoom {
    /// A platform that takes longer gives way to a spare link, where there is one.
    static final Duration PATIENCE = Duration.ofSeconds(8);

    private final Database database;
    private final MeetingRooms meetingRooms;
    private final Executor behind;
    private final Duration patience;

    NextRoom(Database database, MeetingRooms meetingRooms, Executor behind, Duration patience) {
        this.database = database;
        this.meetingRooms = meetingRooms;
        this.behind = behind;
        this.patience = patience;
    }

    /// Opens it.
    ///
    /// @throws Refusal.Unavailable where neither the platform nor a spare link gave a room
    Room open(UUID meetingId, Actor by) {
        Meeting meeting = database.read(handle -> Meetings.require(handle, meetingId));
        if (meeting.provider().equals(PastedRooms.NAME)) {
            return meetingRooms.openNext(meetingId, by);
        }
        CompletableFuture<Room> own =
                CompletableFuture.supplyAsync(() -> meetingRooms.openNext(meetingId, by), behind);
        try {
            return own.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Refusal.Unavailable) {
                return openSpare(meetingId, by, own);
            }
            return outcome(own); // a fault of our own is no reason to use up a spare link
        } catch (TimeoutException _) {
            return openSpare(meetingId, by, own);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a room was being opened", e);
        }
    }

    /// Without a spare link all depends on the platform, however slow: its own words say more than
    /// the missing link.
    private Room openSpare(UUID meetingId, Actor by, CompletableFuture<Room> own) {
        try {
            return meetingRooms.openNextAt(meetingId, PastedRooms.NAME, by);
        } catch (Refusal.Unavailable _) {
            return outcome(own);
        }
    }

    private static Room outcome(CompletableFuture<Room> own) {
        try {
            return own.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while a room was being opened", e);
        }
    }
}
