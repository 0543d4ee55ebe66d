package org.gatehouse.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.gatehouse.Forum;
import org.gatehouse.door.DoorState;
import org.gatehouse.door.Erasure;
import org.gatehouse.door.Removals;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.rotation.Platform.Fault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationsTest {
    @TempDir private Path folder;
    private AfreshHouse house;

    @BeforeEach
    void open() {
        house = new AfreshHouse(folder);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private UUID begin(UUID... exposed) {
        return house.forum.rotations.begin(
                house.meeting.id(), Set.of(exposed), "seen in public", AfreshHouse.BY);
    }

    private Rotation carryOut(UUID rotation) {
        return house.forum.rotations.carryOut(rotation, AfreshHouse.BY);
    }

    private boolean isShut() {
        return house.forum.database.read(h -> DoorState.of(h, house.meeting.id())).isPaused();
    }

    private void addSpare(String link) {
        house.forum.database.write(
                tx -> house.forum.spares.add(tx, house.meeting.id(), link, AfreshHouse.BY));
    }

    @Test
    void aTimeOutAfterSuccessIsFoundOutAndNotRepeated() {
        house.platform.fails("open", Fault.TIME_OUT_AFTER_SUCCESS);
        assertTrue(carryOut(begin()).hasMoved());
        assertEquals(1, house.platform.calls("open"));
        AfreshHouse.await(() -> house.platform.alive.size() == 1);
    }

    @Test
    void whereThePlatformIsDownTheNextSpareLinkIsUsed() {
        addSpare("https://meet.google.com/abc-defg-hij");
        house.platform.fails("open", Fault.DOWN);
        assertTrue(carryOut(begin()).hasMoved());
        assertEquals(PastedRooms.NAME, house.room().orElseThrow().details().provider());
        assertFalse(isShut());
    }

    @Test
    void whereThereIsNoRoomAtAllTheDoorStaysShutAndTheOrganiserIsTold() {
        house.platform.fails("open", Fault.DOWN);
        Rotation rotation = carryOut(begin());
        assertFalse(rotation.hasMoved());
        assertEquals(Optional.of("The platform does not answer."), rotation.trouble());
        assertTrue(isShut());
        assertEquals(List.of(), house.letters(1));
        assertEquals(Optional.empty(), house.room());
        house.afterCare();
        assertTrue(house.latest().hasMoved(), "the platform is up again");
        assertEquals(Optional.empty(), house.latest().trouble());
        assertFalse(isShut());
    }

    @Test
    void aSpareLinkThatIsAddedAfterwardsIsUsedByTheNextTry() {
        house.platform.fails("open", Fault.DOWN, Fault.DOWN);
        UUID rotation = begin();
        assertFalse(carryOut(rotation).hasMoved());
        addSpare("https://meet.google.com/abc-defg-hij");
        assertTrue(carryOut(rotation).hasMoved());
    }

    @Test
    void aRoomThatThePlatformMadeUnheardIsFoundLaterAlsoWhereNoSpareLinkHelped() {
        house.platform.fails("open", Fault.TIME_OUT_AFTER_SUCCESS);
        house.platform.fails("find", Fault.DOWN);
        UUID rotation = begin();
        assertFalse(carryOut(rotation).hasMoved());
        assertTrue(carryOut(rotation).hasMoved());
        assertEquals(1, house.platform.calls("open"));
    }

    @Test
    void aSlowPlatformGivesWayToASpareLinkAndItsLateRoomIsEnded() {
        addSpare("https://meet.google.com/abc-defg-hij");
        begin();
        AfreshHouse.await(() -> house.platform.alive.isEmpty());
        house.platform.gate = new CountDownLatch(1);
        NextRoom impatient =
                new NextRoom(
                        house.forum.database,
                        house.forum.meetingRooms,
                        Thread::startVirtualThread,
                        Duration.ofMillis(20));
        impatient.open(house.meeting.id(), AfreshHouse.BY);
        assertEquals(PastedRooms.NAME, house.room().orElseThrow().details().provider());
        house.platform.gate.countDown();
        AfreshHouse.await(() -> house.platform.calls("end") == 2);
        AfreshHouse.await(() -> house.platform.alive.isEmpty());
        assertEquals(PastedRooms.NAME, house.room().orElseThrow().details().provider());
    }

    @Test
    void aSecondOneDuringTheFirstLeavesOneRoomAndOneLetterEach() {
        house.platform.gate = new CountDownLatch(1);
        house.platform.opening = new CountDownLatch(1);
        UUID first = begin();
        CompletableFuture<Rotation> gaveWay = CompletableFuture.supplyAsync(() -> carryOut(first));
        AfreshHouse.await(() -> house.platform.opening.getCount() == 0);
        UUID second = begin(house.passOf("Eve"));
        CompletableFuture<Rotation> won = CompletableFuture.supplyAsync(() -> carryOut(second));
        house.platform.gate.countDown();
        assertTrue(gaveWay.join().superseded());
        assertFalse(gaveWay.join().hasMoved());
        assertTrue(won.join().hasMoved());
        assertFalse(isShut());
        house.afterCare();
        assertEquals(
                Set.of(house.room().orElseThrow().details().reference()), house.platform.alive);
        int letters = won.join().generation() - 1;
        assertEquals(
                List.of(
                        "emergency Ann",
                        "emergency Bob",
                        "emergency Don",
                        "reissued Eve",
                        "emergency Fay"),
                house.letters(letters));
        assertEquals(
                List.of(Integer.toString(letters)),
                house.rows(
                        """
                        SELECT DISTINCT generation FROM letter
                        WHERE kind IN ('emergency', 'reissued') AND outcome IS NULL
                        """));
        assertEquals(List.of("Ann", "Bob", "Don"), house.atTheDoor());
    }

    @Test
    void aSecondOneRightAfterTheFirstLetsNoStaleLetterGoOut() {
        carryOut(begin());
        assertEquals(5, house.letters(1).size());
        UUID second = begin(house.passOf("Ann"));
        assertFalse(
                house.letters(1).contains("emergency Ann"),
                "a letter with a pass that is about to be revoked would go out");
        assertTrue(carryOut(second).hasMoved());
        assertEquals(List.of(), house.letters(1));
        assertEquals(
                List.of(
                        "reissued Ann",
                        "emergency Bob",
                        "emergency Don",
                        "emergency Eve",
                        "emergency Fay"),
                house.letters(2));
    }

    @Test
    void whoeverLeavesOrMayNoLongerComeWhileTheMeetingIsPausedIsGivenNoPlaceBack() {
        UUID rotation = begin();
        house.leave("Ann");
        house.forum.database.write(
                tx -> {
                    house.forum.registrants.withdraw(tx, house.named(tx.handle(), "Bob"));
                    return 0;
                });
        assertEquals(List.of("Don"), house.atTheDoor(), "nobody knocks by leaving");
        assertTrue(carryOut(rotation).hasMoved());
        assertEquals(List.of("Don", "Eve"), house.atTheDoor());
        assertEquals(
                List.of("left"),
                house.rows(
                        """
                        SELECT k.closed_because FROM knock k
                        JOIN registrant r ON r.id = k.registrant_id WHERE r.full_name = 'Ann'
                        """));
    }

    @Test
    void whoeverIsBannedWhileTheMeetingIsPausedIsGivenNoPlaceBack() {
        UUID rotation = begin();
        UUID eve = house.named("Eve").id();
        new Removals(house.forum.database, house.forum.desk, house.forum.bans, house.forum.putOut)
                .ban(
                        eve,
                        "You shouted at people.",
                        house.forum.clock.instant().plus(Duration.ofDays(30)),
                        AfreshHouse.BY);
        assertTrue(carryOut(rotation).hasMoved());
        assertEquals(List.of("Ann", "Bob", "Don"), house.atTheDoor());
    }

    @Test
    void whoeverIsErasedWhileTheRoomIsMadeIsNotWrittenTo() {
        Forum forum = house.forum;
        EmergencyMail mail =
                new EmergencyMail(forum.passes, forum.outbox, forum.addresses, forum.broadcast);
        var sealed = mail.seal(forum.database, new EmergencyMail.Order(house.meeting, 1, Set.of()));
        forum.database.write(
                tx -> {
                    new Erasure(forum.registrants, forum.passes, forum.outbox, forum.ledger)
                            .erase(tx, house.named(tx.handle(), "Fay"));
                    return 0;
                });
        assertTrue(mail.writeAll(forum.database, _ -> true, sealed));
        assertEquals(
                List.of("emergency Ann", "emergency Bob", "emergency Don", "emergency Eve"),
                house.letters(1));
    }

    @Test
    void whoeverPressesTwiceGetsTheSameOutcome() {
        UUID rotation = begin();
        carryOut(rotation);
        carryOut(rotation);
        assertEquals(5, house.letters(1).size());
        assertEquals(1, house.platform.calls("open"));
        assertEquals(
                List.of("1"),
                house.rows("SELECT COUNT(*) FROM ledger_entry WHERE kind = 'rotation.moved'"));
    }

    @Test
    void anOldRoomThatThePlatformCouldNotEndIsEndedLaterAndSaidToBe() {
        house.platform.fails("end", Fault.DOWN);
        UUID rotation = begin();
        AfreshHouse.await(() -> house.platform.calls("end") == 1);
        assertFalse(carryOut(rotation).done().containsKey(RotationStep.END_OLD_ROOM));
        house.afterCare();
        assertTrue(house.latest().done().containsKey(RotationStep.END_OLD_ROOM));
        assertEquals(1, house.platform.alive.size());
    }
}
