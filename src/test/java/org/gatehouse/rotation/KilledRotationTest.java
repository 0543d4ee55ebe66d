package org.gatehouse.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.PostSettings;
import org.gatehouse.door.DoorState;
import org.gatehouse.pass.Passes;
import org.gatehouse.rotation.Platform.Fault;
import org.gatehouse.sql.Dialect;
import org.gatehouse.sql.Engine;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// The program dies at every boundary of the plan's steps and in the midst of each; a fresh one on
/// the same database finishes it, once.
class KilledRotationTest {
    @TempDir private Path folder;
    private AfreshHouse house;

    /// Where the program dies: a row that it can't write any more, or a call that it does not
    /// survive.
    enum Death {
        BEFORE_ASKING_FOR_A_ROOM("room_step", "NEW.step = 'open'"),
        ASKING_FOR_A_ROOM("open", Fault.KILLED_BEFORE),
        WITH_A_ROOM_THAT_NOBODY_KNOWS("open", Fault.KILLED_AFTER),
        BEFORE_NOTING_THE_ANSWER("room_step", "NEW.step = 'open' AND NEW.outcome = 'done'"),
        BEFORE_NOTING_THE_ROOM("room", "TRUE"),
        BEFORE_THE_ROOM_COUNTS_AS_OPEN("rotation_step", "NEW.step = 'OPEN_ROOM'"),
        REVOKING_A_PASS("pass_revocation", "TRUE"),
        ISSUING_A_PASS("pass", "TRUE"),
        GIVING_PLACES_BACK("knock", "TRUE"),
        OPENING_THE_DOOR("door_stop_end", "TRUE"),
        AT_THE_LAST_STEP("rotation_step", "NEW.step = 'MOVE'"),
        AT_THE_LEDGER("ledger_entry", "NEW.kind = 'rotation.moved'"),
        WRITING_THE_FIRST_LETTER("letter", "NEW.kind = 'emergency'"),
        AMONG_THE_LETTERS("letter", "(SELECT COUNT(*) FROM letter WHERE kind = 'emergency') = 2"),
        WITH_ALL_LETTERS_WRITTEN("rotation_step", "NEW.step = 'WRITE_LETTERS'"),
        BEFORE_ENDING_THE_OLD_ROOM("room_step", "NEW.step = 'end'"),
        ENDING_THE_OLD_ROOM("end", Fault.KILLED_BEFORE),
        WITH_THE_OLD_ROOM_ENDED("end", Fault.KILLED_AFTER),
        BEFORE_NOTING_THE_END("room_step", "NEW.step = 'end' AND NEW.outcome = 'done'"),
        AFTER_THE_END("rotation_step", "NEW.step = 'END_OLD_ROOM'");

        private final String where;
        private final String when;
        private final Fault fault;

        Death(String table, String when) {
            this.where = table;
            this.when = when;
            this.fault = null;
        }

        Death(String call, Fault fault) {
            this.where = call;
            this.when = null;
            this.fault = fault;
        }

        void prepare(AfreshHouse house) {
            if (fault != null) {
                house.platform.fails(where, fault);
            } else {
                switch (house.forum.database.dialect()) {
                    case Dialect.Sqlite _ ->
                            house.sql(
                                    """
                                    CREATE TRIGGER death BEFORE INSERT ON %s WHEN %s
                                    BEGIN SELECT RAISE(ABORT, 'killed'); END
                                    """
                                            .formatted(where, when));
                    case Dialect.Postgres _ -> {
                        house.sql(
                                """
                                CREATE FUNCTION die() RETURNS trigger LANGUAGE plpgsql AS '
                                BEGIN
                                    IF %s THEN RAISE EXCEPTION ''killed''; END IF;
                                    RETURN NEW;
                                END'
                                """
                                        .formatted(when.replace("'", "''")));
                        house.sql(
                                """
                                CREATE TRIGGER death BEFORE INSERT ON %s
                                FOR EACH ROW EXECUTE FUNCTION die()
                                """
                                        .formatted(where));
                    }
                }
            }
        }

        /// After which nothing dies any more.
        void end(AfreshHouse house) {
            if (fault == null) {
                house.sql(
                        switch (house.forum.database.dialect()) {
                            case Dialect.Sqlite _ -> "DROP TRIGGER death";
                            case Dialect.Postgres _ -> "DROP FUNCTION die() CASCADE";
                        });
            }
        }

        boolean endsTheOldRoom() {
            return ordinal() >= BEFORE_ENDING_THE_OLD_ROOM.ordinal();
        }
    }

    @BeforeEach
    void open() {
        house = new AfreshHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    @ParameterizedTest
    @EnumSource(Death.class)
    void whoeverStartsTheProgramAgainFindsItFinishedOnce(Death death) {
        die(death);
    }

    /// One death of each kind: all of them take too long there.
    @ParameterizedTest
    @EnumSource(
            names = {
                "WITH_A_ROOM_THAT_NOBODY_KNOWS",
                "GIVING_PLACES_BACK",
                "AT_THE_LAST_STEP",
                "AMONG_THE_LETTERS",
                "BEFORE_NOTING_THE_END"
            })
    void onPostgresqlTooItIsFinishedOnce(Death death) {
        house.close();
        house = new AfreshHouse(folder, Engine.POSTGRESQL.fresh(), PostSettings.NONE);
        die(death);
    }

    private void die(Death death) {
        String before = house.rows("SELECT token_hash FROM pass ORDER BY id").toString();
        UUID exposed = house.passOf("Eve");
        death.prepare(house);
        UUID rotation =
                house.forum.rotations.begin(
                        house.meeting.id(), Set.of(exposed), "seen", AfreshHouse.BY);
        if (death.endsTheOldRoom()) {
            assertTrue(house.forum.rotations.carryOut(rotation, AfreshHouse.BY).hasMoved());
        } else {
            assertThrows(
                    Throwable.class,
                    () -> house.forum.rotations.carryOut(rotation, AfreshHouse.BY));
            assertTrue(house.latest().isUnfinished());
            assertEquals(
                    house.latest().hasMoved(),
                    !isShut(),
                    "the door is open though what leads in is not done");
        }
        house.restart();
        death.end(house);
        house.platform.isUpAgain();
        house.afterCare();
        house.afterCare();
        assertFinished(exposed, before);
    }

    private void assertFinished(UUID exposed, String passesBefore) {
        Rotation rotation = house.latest();
        assertEquals(Set.of(RotationStep.values()), rotation.done().keySet());
        assertFalse(isShut());
        assertEquals(2, house.room().orElseThrow().generation());
        assertEquals(
                Set.of(house.room().orElseThrow().details().reference()),
                house.platform.alive,
                "rooms that are open at the platform");
        assertEquals(
                List.of(
                        "emergency Ann",
                        "emergency Bob",
                        "emergency Don",
                        "reissued Eve",
                        "emergency Fay"),
                house.letters(1));
        assertEquals(List.of("Ann", "Bob", "Don"), house.atTheDoor());
        assertTrue(house.forum.database.read(h -> Passes.revocation(h, exposed)).isPresent());
        assertNotEquals(exposed, house.passOf("Eve"));
        String after = house.rows("SELECT token_hash FROM pass ORDER BY id").toString();
        assertTrue(after.startsWith(passesBefore.replace("]", "")), "a pass was changed");
        assertEquals(
                List.of("1"),
                house.rows("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'rotation.moved'"));
    }

    private boolean isShut() {
        return house.forum.database.read(h -> DoorState.of(h, house.meeting.id())).isPaused();
    }

    @Test
    void aPressThatWasNotCommittedChangedNothing() {
        house.sql(
                """
                CREATE TRIGGER death BEFORE INSERT ON rotation_step
                BEGIN SELECT RAISE(ABORT, 'killed'); END
                """);
        assertThrows(
                RuntimeException.class,
                () ->
                        house.forum.rotations.begin(
                                house.meeting.id(), Set.of(), "", AfreshHouse.BY));
        house.restart();
        house.afterCare();
        assertFalse(isShut());
        assertEquals(1, house.room().orElseThrow().generation());
        assertEquals(List.of("Ann", "Bob", "Don", "Eve"), house.atTheDoor());
        assertEquals(1, house.platform.alive.size());
    }
}
