package org.gatehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.door.Erasure;
import org.gatehouse.door.Seats;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.Mailroom;
import org.gatehouse.rotation.PageViews;
import org.gatehouse.staff.StaffSessions;
import org.gatehouse.web.Assets;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.ClientAddress;
import org.gatehouse.web.ForumLook;
import org.gatehouse.web.LiveUpdates;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.WebServer;
import org.gatehouse.web.WebSettings;
import org.gatehouse.web.Words;
import org.gatehouse.web.afresh.AfreshStories;
import org.gatehouse.web.desk.DeskStories;
import org.gatehouse.web.drill.DrillStories;
import org.gatehouse.web.front.FrontPages;
import org.gatehouse.web.front.FrontStories;
import org.gatehouse.web.incident.IncidentStories;
import org.gatehouse.web.inroom.InRoomStories;
import org.gatehouse.web.letters.LetterStories;
import org.gatehouse.web.mailbox.MailboxStories;
import org.gatehouse.web.meet.MeetPages;
import org.gatehouse.web.office.OfficeStories;
import org.gatehouse.web.paper.PaperStories;
import org.gatehouse.web.pass.CheckPage;
import org.gatehouse.web.pass.PassDataPage;
import org.gatehouse.web.pass.PassPage;
import org.gatehouse.web.pass.PassPages;
import org.gatehouse.web.pass.PassSteps;
import org.gatehouse.web.pass.PassStories;
import org.gatehouse.web.pass.ProvePage;
import org.gatehouse.web.pass.Prover;
import org.gatehouse.web.pass.ToldSteps;
import org.gatehouse.web.retention.RetentionStories;
import org.gatehouse.web.room.RoomHooks;
import org.gatehouse.web.room.RoomPages;
import org.gatehouse.web.rooms.RoomStories;
import org.gatehouse.web.setup.SetUpStories;
import org.gatehouse.web.storybook.Pieces;
import org.gatehouse.web.storybook.Story;
import org.gatehouse.web.storybook.Storybook;
import org.gatehouse.web.watch.WatchStories;

/// The pages of one forum, wired to its features.
final class Site {
    /// How many pages may hear of changes at once; more ask again now and then instead.
    private static final int LISTENERS = 12_000;

    private final Forum forum;
    private final Mailroom mailroom;
    private final SetUpSite setUp;
    private final Supplier<ForumHead> head;
    private final WebSettings settings;
    private final BrowserCookie staffCookie;
    private final BrowserCookie visitorCookie;
    private final StaffSessions sessions;
    private final Assets assets;
    private final Pages pages;
    private final LiveUpdates live;

    /// Wires the pages.
    ///
    /// @param head what stands around every letter
    Site(
            Forum forum,
            Mailroom mailroom,
            SetUpSite setUp,
            Supplier<ForumHead> head,
            WebSettings settings) {
        this.mailroom = mailroom;
        this.setUp = setUp;
        this.head = head;
        this.forum = forum;
        this.settings = settings;
        staffCookie = BrowserCookie.staff(settings, forum.keys);
        visitorCookie = BrowserCookie.visitor(settings, forum.keys);
        sessions = new StaffSessions(forum.database, forum.ledger);
        assets = new Assets(this::look);
        pages =
                new Pages(
                        Words.load("en"),
                        assets,
                        this::look,
                        ctx ->
                                staffCookie
                                        .hash(ctx)
                                        .flatMap(hash -> sessions.find(hash, forum.clock.instant()))
                                        .isPresent());
        live = new LiveUpdates(forum.broadcast, forum.keys, LISTENERS);
    }

    private ForumLook look() {
        ForumProfile profile = forum.profiles.current();
        return new ForumLook(profile.name(), profile.colour());
    }

    /// The server of these pages, and of `extra` ones that only this run has.
    WebServer server(List<Function<Pages, Routes.Feature>> extra) {
        List<Routes.Feature> features = new ArrayList<>();
        features.add(front());
        features.add(passes());
        features.add(new RoomPages(pages, forum.practice, live, settings));
        features.add(new RoomHooks(forum.reporting));
        features.add(
                new MeetPages(
                        pages,
                        forum.database,
                        new Seats(forum.rooms, forum.passes),
                        () -> forum.platforms.ownRooms(forum.providers),
                        live,
                        visitorCookie));
        features.addAll(
                new StaffSite(
                                forum,
                                mailroom,
                                head,
                                staffCookie,
                                visitorCookie,
                                sessions,
                                pages,
                                live,
                                settings)
                        .features());
        features.add(setUp.pages(staffCookie, sessions, pages));
        if (settings.dev()) {
            features.add(new Storybook(pages, stories()));
        }
        extra.forEach(feature -> features.add(feature.apply(pages)));
        Routes routes = new Routes(assets, live, features.toArray(Routes.Feature[]::new));
        return new WebServer(settings, pages, routes, live, forum.random);
    }

    private static List<Story> stories() {
        List<Story> all = new ArrayList<>(Pieces.all());
        all.addAll(FrontStories.all());
        all.addAll(PassStories.all());
        all.addAll(WatchStories.all());
        all.addAll(PaperStories.all());
        all.addAll(DeskStories.all());
        all.addAll(OfficeStories.all());
        all.addAll(RetentionStories.all());
        all.addAll(IncidentStories.all());
        all.addAll(SetUpStories.all());
        all.addAll(LetterStories.all());
        all.addAll(DrillStories.all());
        all.addAll(MailboxStories.all());
        all.addAll(AfreshStories.all());
        all.addAll(RoomStories.all());
        all.addAll(InRoomStories.all());
        return all;
    }

    private FrontPages front() {
        return new FrontPages(
                pages,
                forum.database,
                forum.clock,
                forum.meetings,
                forum.registrations,
                forum.waiting,
                forum.passes,
                forum.profiles,
                forum.addresses,
                live,
                visitorCookie);
    }

    private PassPages passes() {
        Prover prover = new Prover(forum.database, visitorCookie);
        CheckPage check =
                new CheckPage(pages, forum.database, forum.registrations, prover, visitorCookie);
        ProvePage prove =
                new ProvePage(
                        pages,
                        forum.database,
                        forum.challenges,
                        forum.registrations,
                        prover,
                        visitorCookie,
                        forum.clock);
        ToldSteps told = toldSteps();
        return new PassPages(check, prove, passPage(told), passSteps(), passData(), told);
    }

    private ToldSteps toldSteps() {
        return new ToldSteps(
                forum.database,
                forum.lobby,
                forum.messengers.subscriptions,
                forum.messengers.push,
                forum.messengers.numbers,
                visitorCookie,
                forum.clock,
                pages);
    }

    private PassPage passPage(ToldSteps told) {
        return new PassPage(
                pages,
                forum.database,
                forum.lobby,
                forum.rooms,
                forum.caretaker,
                forum.profiles,
                live,
                visitorCookie,
                settings,
                new PageViews(forum.database, forum.broadcast, Thread::startVirtualThread),
                told,
                forum.fetches,
                forum.clock);
    }

    private PassSteps passSteps() {
        return new PassSteps(
                pages,
                forum.database,
                forum.lobby,
                forum.entrance,
                forum.passes,
                forum.registrations,
                visitorCookie,
                new ClientAddress(settings),
                forum.ids,
                forum.clock);
    }

    private PassDataPage passData() {
        return new PassDataPage(
                pages,
                forum.database,
                forum.lobby,
                forum.registrants,
                forum.waiting,
                new Erasure(forum.registrants, forum.passes, forum.outbox, forum.ledger),
                forum.messengers.numbers,
                visitorCookie,
                forum.clock);
    }
}
