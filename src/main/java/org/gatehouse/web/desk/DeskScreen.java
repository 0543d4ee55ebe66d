package org.gatehouse.web.desk;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.DeskView;
import org.gatehouse.door.Insiders;
import org.gatehouse.door.Knock;
import org.gatehouse.door.PhoneGuests;
import org.gatehouse.door.RoomBoard;
import org.gatehouse.door.Unattended;
import org.gatehouse.live.Signal;
import org.gatehouse.pass.Fetches;
import org.gatehouse.practice.Practice;
import org.gatehouse.practice.PracticeEvenings;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.sighting.Leaks;
import org.gatehouse.sql.Database;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Page;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.Tone;

/// Draws the desk and the pages that are cut from it.
public final class DeskScreen {
    private static final Duration REFRESH = Duration.ofSeconds(10);
    private static final int LONGEST_SEARCH = 100;

    /// What a press can have done: the words under `desk.done.`, which our own redirects name.
    private static final Set<String> DONE =
            Set.of(
                    "admitted",
                    "held",
                    "turned-away",
                    "pardoned",
                    "removed",
                    "may-show",
                    "no-show",
                    "muted",
                    "vouched",
                    "unvouched",
                    "banned",
                    "rang",
                    "answered",
                    "dial-in-kept",
                    "known",
                    "frozen",
                    "thawed",
                    "told",
                    "untold",
                    "stopped",
                    "opened");

    private final Database database;
    private final Desk desk;
    private final RoomBoard roomBoard;
    private final Rooms rooms;
    private final Insiders insiders;
    private final PhoneGuests phoneGuests;
    private final Unattended unattended;
    private final Fetches fetches;
    private final LiveUpdates live;
    private final InstantSource clock;
    private final Pages pages;

    public DeskScreen(
            Database database,
            Desk desk,
            RoomBoard roomBoard,
            Rooms rooms,
            Insiders insiders,
            PhoneGuests phoneGuests,
            Unattended unattended,
            Fetches fetches,
            LiveUpdates live,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.desk = desk;
        this.roomBoard = roomBoard;
        this.rooms = rooms;
        this.insiders = insiders;
        this.phoneGuests = phoneGuests;
        this.unattended = unattended;
        this.fetches = fetches;
        this.live = live;
        this.clock = clock;
        this.pages = pages;
    }

    private record Read(
            DeskView view, Optional<Room> room, boolean dialIn, Optional<Practice> practice) {}

    private DeskBoard board(Context ctx) {
        UUID meeting = PathIds.uuid(ctx, "meeting");
        Instant now = clock.instant();
        Read read =
                database.read(
                        handle -> {
                            DeskView view = desk.view(handle, meeting, now);
                            return new Read(
                                    view,
                                    rooms.currentRoom(handle, meeting),
                                    phoneGuests.hasDialIn(handle, meeting),
                                    PracticeEvenings.find(handle, meeting));
                        });
        String search = Objects.requireNonNullElse(ctx.queryParam("q"), "").strip();
        return new DeskBoard(
                read.view(),
                roomBoard.card(read.view().meeting()),
                read.room().flatMap(insiders::of),
                read.dialIn(),
                read.practice(),
                search.substring(0, Math.min(LONGEST_SEARCH, search.length())),
                now);
    }

    /// The page that a press on `ctx` came from, or the desk.
    void show(Context ctx, Optional<Notice> notice) {
        String template = isTonight(ctx) ? "desk/tonight.jte" : "desk/desk.jte";
        render(ctx, template, board(ctx), notice);
    }

    static boolean isTonight(Context ctx) {
        return ctx.path().endsWith("/tonight") || "tonight".equals(ctx.queryParam("from"));
    }

    /// Whoever looks at the desk of a meeting is there: its plan for nobody being there ends.
    void show(Context ctx) {
        DeskBoard board = board(ctx);
        if (board.practice().isEmpty()) {
            unattended.deskIsOpen(board.meeting().id(), board.now());
        }
        String template = isTonight(ctx) ? "desk/tonight.jte" : "desk/desk.jte";
        render(ctx, template, board, done(ctx, board));
    }

    /// The desk with the lists of the program that it is shown in above it.
    ///
    /// @param kit the address of the script that talks to that program; empty where it is missing
    public void showInRoom(Context ctx, String kit) {
        DeskBoard board = board(ctx);
        if (board.practice().isEmpty()) {
            unattended.deskIsOpen(board.meeting().id(), board.now());
        }
        Map<String, Object> facts = facts(board, done(ctx, board));
        Page page = pages.titled(ctx, board.meeting().title()).across();
        facts.put(
                "inRoom",
                pages.piece(page, "inroom/frame.jte", Map.of("kit", kit, "desk", board.address())));
        pages.render(ctx, "desk/desk.jte", page.live(address(board), REFRESH), facts);
    }

    void doorList(Context ctx) {
        DeskBoard board = board(ctx);
        render(ctx, "desk/door-list.jte", board, Optional.empty());
    }

    private void render(Context ctx, String template, DeskBoard board, Optional<Notice> notice) {
        Map<String, Object> facts = facts(board, notice);
        Page page = pages.titled(ctx, board.meeting().title()).across();
        boolean still = ctx.queryParam("still") != null || template.contains("door-list");
        pages.render(ctx, template, still ? page : page.live(address(board), REFRESH), facts);
    }

    /// What an open desk listens to, and is counted by.
    private String address(DeskBoard board) {
        UUID meeting = board.meeting().id();
        return live.address(Signal.desk(meeting), Signal.attending(meeting));
    }

    private Map<String, Object> facts(DeskBoard board, Optional<Notice> notice) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("board", board);
        facts.put("notice", notice);
        facts.put("fetches", fetches.of(board.meeting().id()));
        facts.put("leaks", database.read(handle -> Leaks.open(handle, board.meeting().id())));
        return facts;
    }

    /// What the press did that led here.
    private Optional<Notice> done(Context ctx, DeskBoard board) {
        String done = Objects.requireNonNullElse(ctx.queryParam("done"), "");
        if (!DONE.contains(done)) {
            return Optional.empty();
        }
        if (done.equals("known")) {
            String many = Objects.requireNonNullElse(ctx.queryParam("n"), "0");
            long n = many.matches("[0-9]{1,6}") ? Long.parseLong(many) : 0;
            return Optional.of(good(pages.words().count("desk.done.known", n)));
        }
        Optional<UUID> about = PathIds.query(ctx, "about");
        String name = about.flatMap(id -> name(board, id)).orElse("");
        String words = pages.words().text("desk.done." + done, name);
        return Optional.of(new Notice(Tone.GOOD, words, about.flatMap(id -> undo(done, id))));
    }

    /// The press that takes back what was done to `about`. Whoever was put out may knock again, and
    /// a ban is lifted in the office: these need none.
    private static Optional<String> undo(String done, UUID about) {
        return switch (done) {
            case "turned-away" -> Optional.of("knocks/" + about + "/pardon");
            case "vouched" -> Optional.of("registrants/" + about + "/unvouch");
            default -> Optional.empty();
        };
    }

    private static Notice good(String words) {
        return new Notice(Tone.GOOD, words, Optional.empty());
    }

    private static Optional<String> name(DeskBoard board, UUID id) {
        return board.view().rows().stream()
                .filter(
                        row ->
                                row.registrantId().equals(id)
                                        || row.knock().map(Knock::id).equals(Optional.of(id)))
                .map(DeskRow::registrant)
                .map(registrant -> registrant.fullName())
                .findFirst();
    }
}
