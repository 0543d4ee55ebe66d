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
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.Gatehouse;
import org.gatehouse.PostSettings;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.meeting.UnattendedPlan;
import org.gatehouse.pass.Passes;
import org.gatehouse.registration.Application;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.staff.Role;

/// A forum with its staff pages on loopback, and an evening to look at.
public final class DeskSite implements AutoCloseable {
    private static final ZoneId LONDON = ZoneId.of("Europe/London");
    private static final Actor BY = new Actor.Operator();

    public final Forum forum;
    private final Gatehouse gatehouse;

    public DeskSite(Path directory) {
        this(directory, Config.Section.NONE);
    }

    /// @param zoom what Zoom is reached by
    public DeskSite(Path directory, Config.Section zoom) {
        int port = freePort();
        Config config =
                new Config(
                        new Config.Server(
                                port,
                                InetAddress.getLoopbackAddress(),
                                URI.create("http://localhost:" + port),
                                List.of()),
                        directory,
                        DatabaseAddress.embedded(directory.resolve("forum.db")),
                        directory.resolve("key"),
                        Optional.empty(),
                        Config.Forum.UNNAMED,
                        30,
                        zoom,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        Config.Section.NONE,
                        14,
                        PostSettings.NONE);
        gatehouse = new Gatehouse(config, Clock.systemUTC(), new SecureRandom(), false, List.of());
        forum = gatehouse.forum();
        gatehouse.start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + gatehouse.port() + path;
    }

    /// The path of an invitation for a new member of staff.
    public String invitation(String name, Role role) {
        String email = name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@example.org";
        return "/office/invitation/"
                + forum.database.write(tx -> forum.staff.invite(tx, name, email, role, BY)).token();
    }

    /// Somebody of the staff in a browser of their own, signed in by invitation.
    public Visitor signedIn(String name, Role role) {
        Visitor visitor = new Visitor(this);
        visitor.post(invitation(name, role), "");
        return visitor;
    }

    /// A meeting whose door is open now, with a practice room.
    public Meeting openMeeting() {
        return openMeeting("practice", UnattendedPlan.NOBODY);
    }

    /// The same with a room of another kind.
    public Meeting openMeeting(String provider) {
        return openMeeting(provider, UnattendedPlan.NOBODY);
    }

    /// The plan is chosen before the door opens, as the program looks at empty desks by itself.
    public Meeting openMeeting(UnattendedPlan empty) {
        return openMeeting("practice", empty);
    }

    private Meeting openMeeting(String provider, UnattendedPlan empty) {
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
                        provider);
        Meeting meeting = forum.database.write(tx -> forum.meetings.create(tx, plan, BY));
        forum.database.write(tx -> forum.unattended.choose(tx, meeting.id(), empty, BY));
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
                            forum.registrations.invite(tx, meeting.id(), application, badge, BY);
                    UUID registrant = issued.pass().registrantId();
                    forum.devices.bind(
                            tx, meeting.id(), registrant, browser, "Safari on iPhone", "mailbox");
                    return new Guest(registrant, issued.token(), Optional.of(browser));
                });
    }

    /// Has `guest` knock, and returns the knock.
    public UUID knock(Guest guest) {
        return forum.database.write(tx -> forum.lobby.knock(tx, guest.token(), guest.browser()));
    }

    public void admit(UUID knock) {
        forum.database.write(
                tx -> {
                    forum.desk.admit(tx, knock, BY);
                    return knock;
                });
    }

    public void turnAway(UUID knock) {
        forum.database.write(
                tx -> {
                    forum.desk.turnAway(tx, knock, "We could not tell who you are.", BY);
                    return knock;
                });
    }

    @Override
    public void close() {
        gatehouse.close();
    }
}
