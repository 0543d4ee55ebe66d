package org.gatehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.gatehouse.door.Floor;
import org.gatehouse.door.Insiders;
import org.gatehouse.door.Removals;
import org.gatehouse.door.RoomBoard;
import org.gatehouse.door.StopNow;
import org.gatehouse.drill.Drills;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.Mailroom;
import org.gatehouse.mail.Postman;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.registration.Announcements;
import org.gatehouse.rehearsal.PretendEvening;
import org.gatehouse.rooms.RoomRights;
import org.gatehouse.rooms.RoomSteps;
import org.gatehouse.rooms.Ticks;
import org.gatehouse.rotation.Reached;
import org.gatehouse.rotation.RotationView;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.x.FilteredStream;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.ClientAddress;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Markdown;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.WebSettings;
import org.gatehouse.web.afresh.AfreshPages;
import org.gatehouse.web.desk.DeskList;
import org.gatehouse.web.desk.DeskPages;
import org.gatehouse.web.desk.DeskPress;
import org.gatehouse.web.desk.DeskScreen;
import org.gatehouse.web.desk.DoorPresses;
import org.gatehouse.web.desk.FloorPresses;
import org.gatehouse.web.desk.KnockPresses;
import org.gatehouse.web.desk.PhonePresses;
import org.gatehouse.web.drill.DrillPages;
import org.gatehouse.web.incident.AfterwardsPage;
import org.gatehouse.web.incident.FreshStaff;
import org.gatehouse.web.incident.IncidentList;
import org.gatehouse.web.incident.IncidentPage;
import org.gatehouse.web.incident.IncidentPages;
import org.gatehouse.web.incident.PackPage;
import org.gatehouse.web.incident.PackingPage;
import org.gatehouse.web.letters.LettersPages;
import org.gatehouse.web.office.BansPage;
import org.gatehouse.web.office.MeetingEditor;
import org.gatehouse.web.office.MeetingList;
import org.gatehouse.web.office.MeetingPage;
import org.gatehouse.web.office.OfficePages;
import org.gatehouse.web.office.SignInPage;
import org.gatehouse.web.office.StaffSession;
import org.gatehouse.web.paper.NeighbourPage;
import org.gatehouse.web.paper.OpenPage;
import org.gatehouse.web.paper.PaperPages;
import org.gatehouse.web.paper.SheetPage;
import org.gatehouse.web.practice.PracticePages;
import org.gatehouse.web.retention.RetentionPage;
import org.gatehouse.web.watch.WatchPages;

/// The staff's pages of one forum, wired to its features.
final class StaffSite {
    /// What a platform may take seconds over is carried out behind the answer.
    private static final Executor BEHIND = Thread::startVirtualThread;

    private final Forum forum;
    private final Mailroom mailroom;
    private final Supplier<ForumHead> head;
    private final BrowserCookie cookie;
    private final BrowserCookie visitor;
    private final StaffSessions sessions;
    private final InRoomSite inRoom;
    private final StaffSession staff;
    private final Pages pages;
    private final LiveUpdates live;
    private final ClientAddress clients;
    private final DeskScreen screen;

    StaffSite(
            Forum forum,
            Mailroom mailroom,
            Supplier<ForumHead> head,
            BrowserCookie cookie,
            BrowserCookie visitor,
            StaffSessions sessions,
            Pages pages,
            LiveUpdates live,
            WebSettings settings) {
        this.forum = forum;
        this.mailroom = mailroom;
        this.head = head;
        this.cookie = cookie;
        this.visitor = visitor;
        this.sessions = sessions;
        this.inRoom = new InRoomSite(forum, settings);
        this.staff = new StaffSession(cookie, sessions, forum.clock, inRoom::atItsDesk);
        this.pages = pages;
        this.live = live;
        this.clients = new ClientAddress(settings);
        this.screen = screen();
    }

    List<Routes.Feature> features() {
        List<Routes.Feature> all =
                new ArrayList<>(
                        List.of(
                                practice(),
                                office(),
                                desk(),
                                inRoom.pages(screen, removals(), staff, pages),
                                afresh(),
                                drill(),
                                paper(),
                                letters(),
                                incidents(),
                                retention(),
                                watch()));
        all.addAll(new RoomSite(forum, staff, pages, forum.addresses.base()).features());
        return all;
    }

    private IncidentPages incidents() {
        FreshStaff fresh =
                new FreshStaff(
                        forum.database, forum.freshProof, forum.outbox, cookie, staff, forum.clock);
        return new IncidentPages(
                new IncidentList(forum.database, forum.incidents, staff, forum.clock, pages),
                new IncidentPage(
                        forum.database, forum.incidents, forum.contacts, staff, forum.clock, pages),
                new PackPage(
                        forum.database,
                        forum.incidents,
                        forum.evidence,
                        forum.packs,
                        fresh,
                        forum.random,
                        forum.clock,
                        pages),
                new PackingPage(
                        forum.database,
                        forum.evidence,
                        forum.packs,
                        fresh,
                        live,
                        forum.clock,
                        pages),
                new AfterwardsPage(forum.database, forum.afterwards, staff, forum.clock, pages));
    }

    private RetentionPage retention() {
        return new RetentionPage(
                forum.retention, () -> forum.profiles.current().zone(), staff, forum.clock, pages);
    }

    /// In front of the desk's, whose addresses would take these for a meeting's.
    private PracticePages practice() {
        return new PracticePages(forum.database, forum.practiceEvenings, staff, pages);
    }

    private OfficePages office() {
        Announcements announcements =
                new Announcements(
                        forum.meetings,
                        forum.registrants,
                        forum.waiting,
                        forum.passes,
                        forum.texts,
                        forum.outbox,
                        forum.addresses);
        return new OfficePages(
                new SignInPage(forum.database, forum.staff, sessions, cookie, forum.clock, pages),
                new MeetingList(forum.database, forum.meetings, staff, forum.clock, pages),
                editor(announcements),
                new MeetingPage(
                        forum.database,
                        forum.meetings,
                        forum.meetingRooms,
                        forum.spares,
                        announcements,
                        forum.registrations,
                        forum.desk,
                        forum.texts,
                        deliveries(),
                        forum.unattended,
                        forum.addresses,
                        staff,
                        forum.clock,
                        pages),
                new BansPage(
                        forum.database,
                        forum.bans,
                        () -> forum.profiles.current().zone(),
                        staff,
                        forum.clock,
                        pages));
    }

    private MeetingEditor editor(Announcements announcements) {
        return new MeetingEditor(
                forum.database,
                forum.meetings,
                announcements,
                forum.spares,
                forum.links,
                forum.texts,
                forum::roomProviders,
                () -> forum.profiles.current().zone(),
                Markdown::toSafeHtml,
                staff,
                forum.clock,
                pages);
    }

    private LettersPages letters() {
        return new LettersPages(pages, head, forum.addresses, staff);
    }

    private PaperPages paper() {
        return new PaperPages(
                new NeighbourPage(
                        pages,
                        forum.database,
                        forum.meetings,
                        forum.neighbours,
                        forum.profiles,
                        staff),
                new SheetPage(
                        pages, forum.database, forum.passes, forum.paper, forum.addresses, staff),
                new OpenPage(
                        pages, forum.database, forum.passes, forum.paper, forum.lobby, visitor));
    }

    private DeskPages desk() {
        DeskPress press = new DeskPress(screen, pages);
        return new DeskPages(
                new DeskList(forum.database, staff, forum.clock, pages),
                screen,
                new KnockPresses(
                        forum.database, forum.desk, removals(), staff, press, pages.words()),
                new DoorPresses(forum.database, forum.desk, stopNow(), staff, press),
                new PhonePresses(forum.database, forum.phoneGuests, staff, press, pages),
                new FloorPresses(
                        new Floor(
                                forum.database,
                                forum.rooms,
                                forum.caretaker,
                                new RoomRights(forum.ids, forum.ledger),
                                forum.ledger,
                                forum.broadcast),
                        staff,
                        press),
                staff);
    }

    private DeskScreen screen() {
        RoomSteps steps = new RoomSteps(forum.ids, forum.ledger);
        return new DeskScreen(
                forum.database,
                forum.desk,
                new RoomBoard(
                        forum.database,
                        forum.rooms,
                        steps,
                        forum.spares,
                        new Ticks(forum.ledger),
                        forum.caretaker,
                        forum.clock,
                        BEHIND),
                forum.rooms,
                new Insiders(forum.caretaker, forum.broadcast, forum.clock, BEHIND),
                forum.phoneGuests,
                forum.unattended,
                forum.fetches,
                live,
                forum.clock,
                pages);
    }

    private Removals removals() {
        return new Removals(forum.database, forum.desk, forum.bans, forum.putOut);
    }

    private StopNow stopNow() {
        return new StopNow(
                forum.database,
                forum.stops,
                forum.places,
                forum.rooms,
                forum.caretaker,
                forum.meetingRooms,
                BEHIND);
    }

    private AfreshPages afresh() {
        RotationView view =
                new RotationView(
                        forum.database,
                        forum.rooms,
                        forum.spares,
                        forum.broadcast,
                        this::relays,
                        this::sending,
                        forum.messengers.otherWays);
        Reached reached =
                new Reached(
                        forum.database,
                        forum.desk,
                        deliveries(),
                        forum.broadcast,
                        forum.messengers.otherWays,
                        forum.clock);
        return new AfreshPages(
                forum.database, forum.rotations, view, reached, forum.passes, staff, live, pages);
    }

    private DrillPages drill() {
        Drills drills =
                new Drills(
                        forum.database,
                        forum.ids,
                        new PretendEvening(forum.clock, forum.random),
                        this::sending,
                        forum.broadcast,
                        work -> Thread.ofPlatform().daemon().name("drill").start(work));
        return new DrillPages(forum.database, drills, staff, live, forum.clock, pages);
    }

    /// How long the relays take for so many letters.
    private SendingTime sending(int letters) {
        return mailroom.postman()
                .map(one -> one.timeFor(letters))
                .orElseGet(() -> SendingTime.of(letters, List.of()));
    }

    private WatchPages watch() {
        LeakWatch leaks = forum.leakWatch;
        return new WatchPages(
                forum.database,
                new WatchPages.Watch(
                        leaks.sightings,
                        leaks.lookout,
                        leaks.pictures,
                        leaks.book,
                        leaks.rounds,
                        leaks.consents,
                        new WatchPages.Paid(FilteredStream.NAME, leaks.isPaid(), leaks::delivered),
                        leaks.sources.stream().map(Source::name).toList()),
                forum.passes,
                forum.incidents,
                forum.ledger,
                forum.staff,
                () -> forum.profiles.current().name(),
                () -> forum.profiles.current().zone(),
                clients,
                staff,
                forum.clock,
                pages);
    }

    private DeliveryBoard deliveries() {
        return new DeliveryBoard(
                forum.database,
                letter -> mailroom.postman().map(one -> one.isInFlight(letter)).orElse(false),
                mailroom::blindSince);
    }

    private List<String> relays() {
        return mailroom.reports().stream().map(Postman.RelayReport::name).toList();
    }
}
