package org.gatehouse.web.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.gatehouse.rooms.pasted.Platform;
import org.gatehouse.staff.Role;
import org.gatehouse.web.desk.DeskSite;
import org.gatehouse.web.desk.Visitor;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a host sees to before the door opens, ticked off one by one.
class TickListTest {
    private static final String TEAMS = "https://teams.microsoft.com/meet/1234567";
    @TempDir Path folder;
    private DeskSite site;
    private Visitor olive;

    @BeforeEach
    void open() {
        site = new DeskSite(folder);
        olive = site.signedIn("Olive Owen", Role.ORGANISER);
    }

    @AfterEach
    void close() {
        site.close();
    }

    /// Announces a meeting behind a Teams link with so many spare ones; the path of its page.
    private String meeting(int spares) {
        StringBuilder more = new StringBuilder();
        for (int i = 0; i < spares; i++) {
            more.append(TEAMS).append(i).append('\n');
        }
        String plan =
                "title=Road+safety&date=2031-06-12&time=19%3A00&zone=Europe%2FLondon&minutes=90"
                        + "&capacity=100&door=30&admission=FIRST_TIMERS_BY_HAND&provider=pasted&link="
                        + encoded(TEAMS)
                        + "&spares="
                        + encoded(more.toString());
        String page = olive.post("/office/meetings/new", plan).path();
        olive.post(page + "/publish", "");
        return page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private static List<String> toTick(Visitor.Answer answer) {
        return answer.page().select("#ticks form:not([action$=undo])").eachAttr("action");
    }

    private long entries(String kind) {
        return site.forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }

    @Test
    void everyPointOfThePlatformIsTickedOffByNameAndLeavesTheDesk() {
        String page = meeting(1);
        String desk = page.replace("/office/meetings/", "/desk/");
        Visitor.Answer room = olive.get(page + "/room");
        List<String> points = Platform.TEAMS.tickList();
        assertEquals(points.size(), toTick(room).size());
        assertTrue(olive.get(desk).text().contains(points.getFirst()));

        Visitor greta = site.signedIn("Greta Gate", Role.GATEKEEPER);
        String first = toTick(room).getFirst();
        Visitor.Answer ticked = greta.post(first, "");
        assertTrue(ticked.text().contains("Seen to by Greta Gate at"), ticked.text());
        greta.post(first, "");
        assertEquals(1, entries("room.ticked"));
        assertFalse(olive.get(desk).text().contains(points.getFirst()));

        greta.post(first + "/undo", "");
        assertEquals(1, entries("room.unticked"));
        assertTrue(olive.get(desk).text().contains(points.getFirst()));
        toTick(room).forEach(each -> olive.post(each, ""));
        assertTrue(olive.get(page + "/room").text().contains("All of it is ticked off."));
    }

    @Test
    void aFreshRoomStartsWithNothingTicked() {
        String page = meeting(1);
        toTick(olive.get(page + "/room")).forEach(each -> olive.post(each, ""));
        String desk = page.replace("/office/meetings/", "/desk/");
        olive.post(desk + "/stop", "");
        olive.post(desk + "/new-room", "");

        Visitor.Answer room = olive.get(page + "/room");

        assertTrue(room.text().contains("room 2 of this meeting"), room.text());
        assertEquals(Platform.TEAMS.tickList().size(), toTick(room).size());
        assertTrue(room.text().contains("There is no spare link"), room.text());
    }

    @Test
    void aPointThatIsNotOnTheListCantBeTicked() {
        String page = meeting(0);
        assertEquals(404, olive.post(page + "/room/ticks/0123456789abcdef", "").status());
        assertEquals(0, entries("room.ticked"));
        Element link = olive.get(page).page().select("main a[href$=/room]").first();
        assertEquals(page + "/room", link == null ? "" : link.attr("href"));
    }
}
