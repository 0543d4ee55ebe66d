package org.gatehouse.web.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gatehouse.Forum;
import org.gatehouse.door.Insiders;
import org.gatehouse.door.Removals;
import org.gatehouse.door.RoomBoard;
import org.gatehouse.door.StopNow;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Announcements;
import org.gatehouse.registration.Application;
import org.gatehouse.rooms.RoomSteps;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.web.Assets;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.ForumLook;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.WebServer;
import org.gatehouse.web.WebSettings;
import org.gatehouse.web.Words;
import org.gatehouse.web.office.MeetingEditor;
import org.gatehouse.web.office.MeetingList;
import org.gatehouse.web.office.MeetingPage;
import org.gatehouse.web.office.OfficePages;
import org.gatehouse.web.office.SignInPage;
import org.gatehouse.web.office.StaffSession;

/// A forum with its staff pages on loopback, and an evening to look at.
public final class DeskSite implements AutoCloseable {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Actor BY = new Actor.Operator();

    public final Forum forum;
    private final int port = freePort();
    private final WebServer server;
    private final ExecutorService behind = Executors.newVirtualThreadPerTaskExecutor();

    public DeskSite(Path directory) {
        URI url = URI.create("http://localhost:" + port);
        forum =
                new Forum(
                        DatabaseAddress.embedded(directory.resolve("forum.db")),
                        KeyFile.open(directory.resolve("key"), new SecureRandom()),
                        url,
                        List.of(),
                        Clock.systemUTC(),
                        new SecureRandom());
        WebSettings settings = new WebSettings(url, "127.0.0.1", port, Set.of(), false);
        BrowserCookie cookie = BrowserCookie.staff(settings, forum.keys);
        StaffSessions sessions = new StaffSessions(forum.database, forum.ledger);
        StaffSession staff = new StaffSession(cookie, sessions, forum.clock);
        ForumLook look = new ForumLook("Chess Valley Forum", "#1f5f5b");
        Assets assets = new Assets(() -> look);
        Words words = Words.load("en");
        Pages pages = new Pages(words, assets, () -> look, ctx -> staff.member(ctx).isPresent());
        LiveUpdates live = new LiveUpdates(forum.broadcast, forum.keys, 100);
        Routes routes =
                new Routes(
                        pages, assets, live, office(cookie, sessions, staff, pages), desk(staff, live, pages));
        server = new WebServer(settings, pages, routes, live, new SecureRandom());
        server.start();
    }

    private OfficePages office(
            BrowserCookie cookie, StaffSessions sessions, StaffSession staff, Pages pages) {
        Announcements announcements =
                new Announcements(
                        forum.meetings,
                        forum.registrants,
                        forum.passes,
                        forum.outbox,
                        forum.addresses);
        return new OfficePages(
                new SignInPage(
                        forum.database, forum.staff, sessions, cookie, forum.clock, pages),
                new MeetingList(forum.database, forum.meetings, staff, forum.clock, pages),
                new MeetingEditor(
                        forum.database,
                        forum.meetings,
                        announcements,
                        forum.spares,
                        forum.links,
                        List.of("practice", "pasted"),
                        () -> LONDON,
                        text -> "<p>" + text.replaceAll("[<>&]", "") + "</p>",
                        staff,
                        forum.clock,
                        pages),
                new MeetingPage(
                        forum.database,
                        forum.meetings,
                        forum.meetingRooms,
                        forum.spares,
                        announcements,
                        forum.registrations,
                        forum.desk,
                        forum.addresses,
                        staff,
                        forum.clock,
                        pages));
    }

    private DeskPages desk(StaffSession staff, LiveUpdates live, Pages pages) {
        RoomSteps steps = new RoomSteps(forum.ids, forum.ledger);
        DeskScreen screen =
                new DeskScreen(
                        forum.database,
                        forum.desk,
                        new RoomBoard(forum.rooms, steps, forum.spares, forum.caretaker),
                        forum.rooms,
                        new Insiders(forum.caretaker, forum.broadcast, forum.clock, behind),
                        live,
                        forum.clock,
                        pages);
        DeskPress press = new DeskPress(screen, pages);
        return new DeskPages(
                new DeskList(forum.database, staff, forum.clock, pages),
                screen,
                new KnockPresses(
                        forum.database,
                        forum.desk,
                        new Removals(
                                forum.database,
                                forum.desk,
                                forum.passes,
                                forum.rooms,
                                forum.caretaker,
                                behind),
                        staff,
                        press,
                        pages.words()),
                new DoorPresses(
                        forum.database,
                        forum.desk,
                        new StopNow(
                                forum.database,
                                forum.stops,
                                forum.rooms,
                                forum.caretaker,
                                forum.meetingRooms,
                                behind),
                        staff,
                        press),
                staff);
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + port + path;
    }

    /// The path of an invitation for a new member of staff.
    public String invitation(String name, Role role) {
        String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org";
        return "/office/invitation/"
                + forum.database
                        .write(tx -> forum.staff.invite(tx, name, email, role, BY))
                        .token();
    }

    /// Somebody of the staff in a browser of their own, signed in by invitation.
    public Visitor signedIn(String name, Role role) {
        Visitor visitor = new Visitor(this);
        visitor.post(invitation(name, role), "");
        return visitor;
    }

    /// A meeting whose door is open now, with a practice room.
    public Meeting openMeeting() {
        Instant start = Instant.now().plus(10, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MINUTES);
        MeetingPlan plan =
                new MeetingPlan(
                        "Road safety in Chesham",
                        start.atZone(LONDON).toLocalDateTime(),
                        LONDON,
                        start,
                        90,
                        "## Speed on the High Street",
                        100,
                        60,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        "practice");
        Meeting meeting = forum.database.write(tx -> forum.meetings.create(tx, plan, BY));
        forum.meetingRooms.announce(meeting.id(), BY);
        return meeting;
    }

    /// Somebody with a pass that has been proved in one browser.
    public record Guest(UUID registrant, String token, Optional<String> browser) {}

    public Guest guest(Meeting meeting, String name) {
        return guest(meeting, name, Optional.empty());
    }

    public Guest guest(Meeting meeting, String name, Optional<String> badge) {
        UUID random = UUID.randomUUID();
        String browser = "browser-" + random;
        return forum.database.write(
                tx -> {
                    Application application =
                            new Application(
                                    name,
                                    new MailAddress("r" + random + "@example.org"),
                                    "Hilltop",
                                    "",
                                    "",
                                    "",
                                    1);
                    Passes.Issued issued =
                            forum.registrations.invite(
                                    tx, meeting.id(), application, badge, BY);
                    UUID registrant = issued.pass().registrantId();
                    forum.devices.bind(
                            tx, meeting.id(), registrant, browser, "Safari on iPhone", "mailbox");
                    return new Guest(registrant, issued.token(), Optional.of(browser));
                });
    }

    /// Has `guest` knock, and returns the knock.
    public UUID knock(Guest guest) {
        return forum.database.write(
                tx -> forum.lobby.knock(tx, guest.token(), guest.browser()));
    }

    @Override
    public void close() {
        server.close();
        behind.close();
        forum.close();
    }
}
