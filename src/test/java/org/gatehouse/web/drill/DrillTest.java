package org.gatehouse.web.drill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gatehouse.drill.Drill;
import org.gatehouse.drill.Drills;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rotation.RotationStep;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DrillTest {
    private static final Duration LONG_ENOUGH = Duration.ofMinutes(3);

    @TempDir private Path directory;
    private DeskSite site;
    private Meeting meeting;
    private Visitor gail;

    @BeforeEach
    void openTheDoor() {
        site = new DeskSite(directory);
        meeting = site.openMeeting();
        gail = site.signedIn("Gail Gate", Role.GATEKEEPER);
        site.admit(site.knock(site.guest(meeting, "Tomasz Nowak")));
    }

    @AfterEach
    void goHome() {
        site.close();
    }

    /// Every row of every table, but for those of drills and of who is signed in.
    private Map<String, List<String>> rows() {
        return site.forum.database.read(
                handle -> {
                    Map<String, List<String>> all = new TreeMap<>();
                    handle.createQuery(
                                    """
                                    SELECT name FROM sqlite_schema WHERE type = 'table'
                                      AND name NOT LIKE 'drill%' AND name <> 'staff_session'
                                    """)
                            .mapTo(String.class)
                            .forEach(
                                    table ->
                                            all.put(
                                                    table,
                                                    handle.createQuery("SELECT * FROM " + table)
                                                            .mapToMap()
                                                            .map(DrillTest::plain)
                                                            .list()));
                    return all;
                });
    }

    private static String plain(Map<String, Object> row) {
        Map<String, String> texts = new TreeMap<>();
        row.forEach(
                (column, value) ->
                        texts.put(
                                column,
                                value instanceof byte[] bytes
                                        ? java.util.Arrays.toString(bytes)
                                        : value + ""));
        return texts.toString();
    }

    private Drill rehearse(int people) throws InterruptedException {
        String path = "/desk/" + meeting.id() + "/drill";
        assertEquals(200, gail.post(path, "people=" + people).status());
        long until = System.nanoTime() + LONG_ENOUGH.toNanos();
        Drill drill = latest();
        while (drill.end().isEmpty() && System.nanoTime() < until) {
            Thread.sleep(20);
            drill = latest();
        }
        return drill;
    }

    private Drill latest() {
        return site.forum.database.read(handle -> Drills.of(handle, meeting.id())).getFirst();
    }

    @Test
    void aRehearsalTouchesNothingOfTheRealMeetingAndIsKept() throws InterruptedException {
        // What the next round of the chores would do.
        site.forum.reminders.send();
        site.forum.checkpoints.sign();
        Map<String, List<String>> before = rows();
        Drill drill = rehearse(12);
        assertEquals(before, rows());
        assertTrue(drill.isGood());
        assertEquals(12, drill.end().orElseThrow().outcome().letters());
        assertEquals(
                List.of(RotationStep.values()),
                List.copyOf(drill.end().orElseThrow().outcome().steps().keySet()));
        String page = gail.get("/desk/" + meeting.id() + "/drill/" + drill.id()).text();
        assertTrue(page.contains("12 letters were written, and thrown away"), page);
        assertTrue(page.contains("No mail relay is set up"), page);
        assertTrue(page.contains("A new room is opened. "), page);
    }

    @Test
    void whoAsksForTooManyPeopleIsToldHowManyThereMayBe() {
        Visitor.Answer answer = gail.post("/desk/" + meeting.id() + "/drill", "people=1000000");
        assertEquals(422, answer.status());
        assertTrue(answer.text().contains("Write a number from 10 to 10,000"), answer.text());
    }
}
