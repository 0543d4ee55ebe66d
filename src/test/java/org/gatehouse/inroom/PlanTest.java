package org.gatehouse.inroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Group;
import org.gatehouse.door.Knock;
import org.gatehouse.door.Place;
import org.gatehouse.inroom.Line.Standing;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.NameKey;
import org.gatehouse.registration.Registrant;
import org.gatehouse.rooms.Reported;
import org.junit.jupiter.api.Test;

/// What follows from the desk for those whom Zoom shows.
class PlanTest {
    private static final Instant NOW = Instant.parse("2026-12-01T19:05:00Z");
    private static final Set<Act> ALL = EnumSet.allOf(Act.class);

    private final List<DeskRow> rows = new ArrayList<>();
    private final List<Reported> reported = new ArrayList<>();
    private final Map<String, Order> newest = new HashMap<>();
    private final Map<UUID, Order> newestOfPass = new HashMap<>();
    private final List<Someone> waiting = new ArrayList<>();
    private final List<Someone> inside = new ArrayList<>();
    private Set<Act> able = ALL;
    private boolean shut;

    private static UUID id(int n) {
        return new UUID(7, n);
    }

    /// Somebody at the desk, whose pass is `id(n)` and whose code is `CODEn`.
    private void row(int n, String name, Place place, String closedBecause) {
        Registrant registrant =
                new Registrant(
                        id(n),
                        id(0),
                        name,
                        NameKey.of(name),
                        Optional.empty(),
                        Optional.empty(),
                        "",
                        "",
                        "",
                        "",
                        1,
                        Optional.empty(),
                        NOW);
        boolean closed = !closedBecause.isEmpty();
        Knock knock =
                new Knock(
                        id(100 + n),
                        id(0),
                        id(n),
                        id(n),
                        Optional.empty(),
                        NOW,
                        closed ? Optional.of(NOW) : Optional.empty(),
                        closed ? Optional.of(closedBecause) : Optional.empty(),
                        place == Place.KNOCKING ? Optional.empty() : Optional.of("ADMIT"),
                        Optional.empty(),
                        Optional.empty());
        rows.add(
                new DeskRow(
                        registrant,
                        place,
                        Group.KNOWN,
                        List.of(),
                        new Acquaintances.Known(0, false, false),
                        List.of(),
                        Optional.of(knock),
                        Optional.empty(),
                        Optional.empty(),
                        "CODE" + n));
    }

    private void reports(String handle, String name, int pass) {
        reported.add(
                new Reported(
                        Optional.of(handle),
                        name,
                        pass == 0 ? Optional.empty() : Optional.of(id(pass))));
    }

    private static Someone someone(String handle, String name) {
        return new Someone(handle, name, false);
    }

    private List<Line> lines() {
        return Plan.of(
                new Plan.Facts(rows, shut, reported, h -> "#" + h, newest, newestOfPass, NOW),
                new Seen("1", true, true, able, waiting, inside));
    }

    private void expect(Standing standing, Act due, Act... offered) {
        Line line = lines().getFirst();
        assertEquals(standing, line.standing());
        assertEquals(Optional.ofNullable(due), line.due());
        assertEquals(Set.of(offered), line.offered());
    }

    private static Order order(Act act, int pass, int secondsAgo, Integer code) {
        return new Order(
                id(500),
                act,
                "#a",
                pass == 0 ? Optional.empty() : Optional.of(id(pass)),
                true,
                NOW.minusSeconds(secondsAgo),
                Optional.ofNullable(code));
    }

    @Test
    void whoCameOnThePersonalLinkOfSomebodyLetInIsLetIn() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("a", "Anything", 1);
        waiting.add(someone("a", "Some other name"));
        expect(Standing.LET_IN, Act.ADMIT);
    }

    @Test
    void theArrivalCodeInFrontOfANameLetsIn() {
        row(1, "Clara Dean", Place.INSIDE, "");
        waiting.add(someone("a", "code1 – Clara Dean"));
        expect(Standing.LET_IN, Act.ADMIT);
    }

    @Test
    void aNameAloneLetsNobodyInWithoutAPress() {
        row(1, "Clara Dean", Place.INSIDE, "");
        waiting.add(someone("a", "Clára Dean"));
        expect(Standing.BY_NAME, null, Act.ADMIT);
    }

    @Test
    void aNameThatWasReportedOnceWithItsLinkIsMoreThanAName() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("another-kind-of-handle", "Clara Dean", 1);
        waiting.add(someone("a", "Clara Dean"));
        expect(Standing.LET_IN, Act.ADMIT);
        inside.add(someone("b", "Clara Dean"));
        expect(Standing.TWICE, null);
    }

    @Test
    void theSameNameWithAndWithoutALinkIsNobodysProof() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("x", "Clara Dean", 1);
        reports("y", "Clara Dean", 0);
        waiting.add(someone("a", "Clara Dean"));
        expect(Standing.BY_NAME, null, Act.ADMIT);
    }

    @Test
    void nobodyIsLetInWhomTheDeskHasNotLetIn() {
        row(1, "Clara Dean", Place.KNOCKING, "");
        reports("a", "Clara Dean", 1);
        waiting.add(someone("a", "Clara Dean"));
        expect(Standing.NOT_LET_IN, null);
        waiting.set(0, someone("z", "A raider"));
        expect(Standing.STRANGER, null);
    }

    @Test
    void onePassIsLetInOnce() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("a", "Clara Dean", 1);
        reports("b", "Clara Dean", 1);
        waiting.add(someone("a", "Clara Dean"));
        inside.add(someone("b", "Clara Dean"));
        expect(Standing.TWICE, null);
        inside.clear();
        waiting.add(someone("b", "Clara Dean"));
        expect(Standing.TWICE, null);
    }

    @Test
    void whileTheDoorIsShutNobodyIsLetIn() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("a", "Clara Dean", 1);
        waiting.add(someone("a", "Clara Dean"));
        shut = true;
        expect(Standing.LET_IN, null);
    }

    @Test
    void whoWasPutBackStaysOutOnWhateverDeviceUntilLetInAgain() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("b", "Clara Dean", 1);
        newestOfPass.put(id(1), order(Act.PUT_BACK, 1, 60, 0));
        waiting.add(someone("b", "Clara Dean"));
        expect(Standing.PUT_BACK, null, Act.ADMIT);
        waiting.clear();
        inside.add(someone("b", "Clara Dean"));
        expect(Standing.PUT_BACK, Act.PUT_BACK);
        newestOfPass.put(id(1), order(Act.ADMIT, 1, 30, 0));
        expect(Standing.LET_IN, null, Act.PUT_BACK, Act.REMOVE);
    }

    @Test
    void whoWasRemovedAtTheDeskIsRemovedInZoomOrElsePutBack() {
        row(1, "Clara Dean", Place.EXPECTED, "removed");
        reports("a", "Clara Dean", 1);
        inside.add(someone("a", "Clara Dean"));
        expect(Standing.PUT_OUT, Act.REMOVE);
        able = EnumSet.of(Act.ADMIT, Act.PUT_BACK);
        expect(Standing.PUT_OUT, Act.PUT_BACK);
    }

    @Test
    void aNamesakeOfSomebodyRemovedIsNotRemovedByItself() {
        row(1, "Clara Dean", Place.EXPECTED, "removed");
        inside.add(someone("a", "Clara Dean"));
        expect(Standing.NOT_LET_IN, null, Act.PUT_BACK, Act.REMOVE);
    }

    @Test
    void nothingIsAskedTwiceAtOnceAndARefusalIsLeftToThePerson() {
        row(1, "Clara Dean", Place.INSIDE, "");
        reports("a", "Clara Dean", 1);
        waiting.add(someone("a", "Clara Dean"));
        newest.put("#a", order(Act.ADMIT, 1, 5, null));
        expect(Standing.LET_IN, null, Act.ADMIT);
        newest.put("#a", order(Act.ADMIT, 1, 25, null));
        expect(Standing.LET_IN, Act.ADMIT);
        newest.put("#a", order(Act.ADMIT, 1, 25, 10240));
        expect(Standing.LET_IN, null, Act.ADMIT);
        assertEquals(Optional.of(10240), lines().getFirst().refused());
    }

    @Test
    void theHostIsLeftAlone() {
        row(1, "Clara Dean", Place.EXPECTED, "removed");
        reports("a", "Clara Dean", 1);
        inside.add(new Someone("a", "Clara Dean", true));
        expect(Standing.HOST, null);
    }
}
