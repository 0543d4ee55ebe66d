package org.gatehouse.web.rooms;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingState;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.rooms.Ticks;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Routes;
import org.gatehouse.web.office.StaffSession;
import org.jdbi.v3.core.Handle;

/// A meeting's room: what its host sees to in the platform before the door opens, ticked off one by
/// one, and what will soon stand in the way.
public final class RoomPages implements Routes.Feature {
    private final Database database;
    private final Meetings meetings;
    private final Rooms rooms;
    private final Ticks ticks;
    private final SpareLinks spares;
    private final Function<String, Optional<RoomProvider>> providers;
    private final BiFunction<Handle, String, Optional<String>> staffName;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    /// @param providers the provider of a name, where it is set up
    /// @param staffName who somebody is, by [Actor#text]
    public RoomPages(
            Database database,
            Meetings meetings,
            Rooms rooms,
            Ticks ticks,
            SpareLinks spares,
            Function<String, Optional<RoomProvider>> providers,
            BiFunction<Handle, String, Optional<String>> staffName,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.meetings = meetings;
        this.rooms = rooms;
        this.ticks = ticks;
        this.spares = spares;
        this.providers = providers;
        this.staffName = staffName;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/meetings/{meeting}/room", this::show);
        r.post("/office/meetings/{meeting}/room/ticks/{item}", this::tick);
        r.post("/office/meetings/{meeting}/room/ticks/{item}/undo", this::untick);
    }

    private record Facts(Meeting meeting, MeetingState state, Optional<Room> room, int spares) {}

    private void show(Context ctx) {
        staff.require(ctx, Role.GATEKEEPER);
        UUID id = PathIds.uuid(ctx, "meeting");
        Instant now = clock.instant();
        Facts facts =
                database.read(
                        handle -> {
                            Meeting meeting = Meetings.require(handle, id);
                            return new Facts(
                                    meeting,
                                    meetings.state(handle, meeting, now),
                                    rooms.rooms(handle, id).stream().reduce((_, last) -> last),
                                    spares.left(handle, id));
                        });
        RoomCard card = card(facts);
        pages.render(
                ctx,
                "rooms/room.jte",
                pages.page(ctx, "rooms.room.title"),
                Map.of(
                        "card",
                        card,
                        "organiser",
                        staff.require(ctx, Role.GATEKEEPER).isOrganiser()));
    }

    /// The platform is asked outside of any transaction: it may take seconds.
    private RoomCard card(Facts facts) {
        Meeting meeting = facts.meeting();
        String name =
                facts.room().map(room -> room.details().provider()).orElse(meeting.provider());
        Optional<RoomProvider> provider = providers.apply(name);
        List<RoomCard.Ticked> lines =
                facts.room().map(room -> lines(meeting, room)).orElse(List.of());
        return new RoomCard(
                meeting,
                name,
                facts.room().map(Room::generation).orElse(0),
                facts.room().filter(room -> room.ended().isEmpty()).isPresent(),
                lines,
                provider.map(RoomProvider::warnings).orElse(List.of()),
                facts.state() == MeetingState.OPEN,
                name.equals(PastedRooms.NAME) ? Optional.of(facts.spares()) : Optional.empty());
    }

    private List<RoomCard.Ticked> lines(Meeting meeting, Room room) {
        List<String> toDo = toDo(room);
        return database.read(
                handle ->
                        ticks.lines(handle, room, toDo).stream()
                                .map(
                                        line ->
                                                new RoomCard.Ticked(
                                                        line.item(),
                                                        line.what(),
                                                        line.done()
                                                                .map(
                                                                        done ->
                                                                                said(
                                                                                        handle,
                                                                                        meeting,
                                                                                        done))))
                                .toList());
    }

    private List<String> toDo(Room room) {
        return providers
                .apply(room.details().provider())
                .map(provider -> provider.beforeTheDoorOpens(room.details()))
                .orElse(List.of());
    }

    private String said(Handle handle, Meeting meeting, Ticks.Done done) {
        String at = Spoken.time(done.at(), meeting);
        return staffName
                .apply(handle, done.by())
                .map(name -> pages.words().text("rooms.ticks.done-by", name, at))
                .orElseGet(() -> pages.words().text("rooms.ticks.done", at));
    }

    @FunctionalInterface
    private interface Change {
        void make(Tx tx, Room room, Ticks.Line line, Actor by);
    }

    private void tick(Context ctx) {
        change(ctx, ticks::set);
    }

    private void untick(Context ctx) {
        change(ctx, ticks::clear);
    }

    private void change(Context ctx, Change change) {
        Actor by = staff.require(ctx, Role.GATEKEEPER).actor();
        UUID id = PathIds.uuid(ctx, "meeting");
        String item = ctx.pathParam("item");
        Room room =
                database.read(handle -> rooms.currentRoom(handle, id))
                        .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
        List<String> toDo = toDo(room);
        database.write(
                tx -> {
                    Ticks.Line line =
                            ticks.lines(tx.handle(), room, toDo).stream()
                                    .filter(each -> each.item().equals(item))
                                    .findFirst()
                                    .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
                    change.make(tx, room, line, by);
                    return item;
                });
        ctx.redirect("/office/meetings/" + id + "/room#ticks", HttpStatus.SEE_OTHER);
    }
}
