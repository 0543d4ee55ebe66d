package org.gatehouse.web.inroom;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.gatehouse.door.Removals;
import org.gatehouse.inroom.Act;
import org.gatehouse.inroom.InRoomDesk;
import org.gatehouse.inroom.InRoomDesk.Command;
import org.gatehouse.inroom.InRoomDesk.Look;
import org.gatehouse.inroom.InRoomDesk.Press;
import org.gatehouse.inroom.InRoomDesk.State;
import org.gatehouse.inroom.Seen;
import org.gatehouse.inroom.Someone;
import org.gatehouse.ledger.Actor;
import org.gatehouse.web.desk.DeskSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the server answers to a page inside Zoom, whatever that page says.
class InRoomDeskTest {
    private static final Actor BY = new Actor.Operator();

    @TempDir private Path folder;
    private InZoomSite evening;
    private InRoomDesk desk;

    @BeforeEach
    void open() throws IOException {
        evening = new InZoomSite(folder);
        var forum = evening.site.forum;
        desk =
                new InRoomDesk(
                        forum.database,
                        forum.desk,
                        forum.rooms,
                        forum.caretaker,
                        new Removals(forum.database, forum.desk, forum.bans, forum.putOut),
                        forum.keys,
                        forum.ids,
                        forum.ledger,
                        forum.broadcast,
                        forum.clock);
    }

    @AfterEach
    void close() {
        evening.close();
    }

    private static Seen seen(String room, boolean host, String... waiting) {
        List<Someone> people =
                List.of(waiting).stream().map(name -> new Someone(name, name, false)).toList();
        return new Seen(room, host, true, EnumSet.allOf(Act.class), people, List.of());
    }

    private Look look(Seen seen, Optional<Press> press) {
        return desk.look(evening.meeting.id(), seen, press, "Put out", BY);
    }

    private void claraComesIn() {
        DeskSite.Guest clara = evening.site.guest(evening.meeting, "Clara Dean");
        String registrant = evening.comeIn(clara, evening.site.knock(clara));
        evening.reportWaiting("Clara Dean", "Clara Dean", registrant);
    }

    @Test
    void nothingIsDoneInAnotherMeetingOrByWhoeverIsNoHost() {
        claraComesIn();
        Look other = look(seen("999 9999 9999", true, "Clara Dean"), Optional.empty());
        assertEquals(State.OTHER_MEETING, other.state());
        assertEquals(List.of(), other.commands());
        Look guest = look(seen(evening.number(), false, "Clara Dean"), Optional.empty());
        assertEquals(State.NO_HOST, guest.state());
        assertEquals(List.of(), guest.commands());
        assertEquals(List.of(), evening.ledger());
    }

    @Test
    void ofTwoDesksOneIsToldAndTheResultIsWrittenOnce() {
        claraComesIn();
        Seen seen = seen(evening.number(), true, "Clara Dean");
        Command command = look(seen, Optional.empty()).commands().getFirst();
        assertEquals(Act.ADMIT, command.act());
        assertEquals(List.of(), look(seen, Optional.empty()).commands());
        desk.told(evening.meeting.id(), command.order(), 0, BY);
        desk.told(evening.meeting.id(), command.order(), 10238, BY);
        assertEquals(List.of("in-room.asked", "in-room.done"), evening.ledger());
    }

    @Test
    void aForgedPressLetsNobodyInWhomTheDeskHasNotLetIn() {
        evening.site.knock(evening.site.guest(evening.meeting, "Dan Eager"));
        Seen seen = seen(evening.number(), true, "Dan Eager", "A raider");
        for (String who : List.of("Dan Eager", "A raider", "nobody at all")) {
            Optional<Press> press = Optional.of(new Press(Act.ADMIT, who));
            assertEquals(List.of(), look(seen, press).commands(), who);
        }
        assertEquals(List.of(), evening.ledger());
    }

    @Test
    void whileTheMeetingIsStoppedThereIsNothingToAdmitInto() {
        claraComesIn();
        String number = evening.number();
        evening.site
                .signedIn("Ann Archer", org.gatehouse.staff.Role.GATEKEEPER)
                .post(evening.desk() + "/stop", "");
        Look look = look(seen(number, true, "Clara Dean"), Optional.empty());
        assertEquals(State.NO_ROOM, look.state());
        assertEquals(List.of(), look.commands());
    }
}
