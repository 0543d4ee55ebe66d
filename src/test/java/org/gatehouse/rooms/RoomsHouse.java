package org.gatehouse.rooms;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.live.Broadcast;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Ids;

/// A forum's real database with the stores of this package, for tests.
public final class RoomsHouse implements AutoCloseable {
    public final Clock clock = Clock.systemUTC();
    public final SecureRandom random = new SecureRandom();
    public final Broadcast broadcast = new Broadcast();
    public final Actor by = new Actor.Operator();
    public final Path file;
    public final Keys keys;
    public final Database database;
    public final Ledger ledger;
    public final Ids ids = new Ids(clock, random);
    public final Rooms rooms;
    public final RoomSteps steps;
    public final SpareLinks spares;

    public RoomsHouse(Path folder) {
        file = folder.resolve("forum.db");
        keys = KeyFile.open(folder.resolve("key"), random);
        database = Database.open(DatabaseAddress.embedded(file), clock);
        ledger = new Ledger(keys, database.dialect());
        rooms = new Rooms(keys, ids, ledger);
        steps = new RoomSteps(ids, ledger);
        spares = new SpareLinks(keys, ledger);
    }

    public static RoomRequest request(UUID meeting, int generation) {
        return RoomRequest.of(
                meeting,
                generation,
                "Misbourne community forum",
                Instant.parse("2026-12-01T19:00:00Z"),
                ZoneId.of("Europe/London"),
                90,
                100);
    }

    public static Guest guest(String name) {
        return new Guest(UUID.randomUUID(), name, "K7", Guest.Role.RESIDENT);
    }

    public <T> T write(Function<org.gatehouse.sql.Tx, T> work) {
        return database.write(work);
    }

    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T>(T value) -> value;
            case Outcome.Refused<T>(String reason) ->
                    throw new AssertionError("Refused: " + reason);
            case Outcome.Unreachable<T>(String reason) ->
                    throw new AssertionError("Unreachable: " + reason);
        };
    }

    @Override
    public void close() {
        database.close();
    }
}
