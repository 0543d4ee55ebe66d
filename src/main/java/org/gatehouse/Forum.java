package org.gatehouse;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gatehouse.anchor.Anchors;
import org.gatehouse.door.AttendedCleanly;
import org.gatehouse.door.Bans;
import org.gatehouse.door.Desk;
import org.gatehouse.door.Entrance;
import org.gatehouse.door.Lobby;
import org.gatehouse.door.ParticipantReports;
import org.gatehouse.door.PhoneGuests;
import org.gatehouse.door.Places;
import org.gatehouse.door.PutOut;
import org.gatehouse.door.Stops;
import org.gatehouse.door.ThrowAwayDomains;
import org.gatehouse.door.Unattended;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.incident.Afterwards;
import org.gatehouse.incident.Contact;
import org.gatehouse.incident.Evidence;
import org.gatehouse.incident.FaultLog;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.PackShelf;
import org.gatehouse.incident.PublicPosts;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Checkpoints;
import org.gatehouse.ledger.Deeds;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.Notary;
import org.gatehouse.ledger.Witness;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.Outbox;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.MeetingRooms;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.pass.Devices;
import org.gatehouse.pass.Fetches;
import org.gatehouse.pass.PaperPasses;
import org.gatehouse.pass.Passes;
import org.gatehouse.practice.Players;
import org.gatehouse.practice.PracticeEvenings;
import org.gatehouse.proof.Challenges;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.Neighbours;
import org.gatehouse.registration.Registrants;
import org.gatehouse.registration.Registrations;
import org.gatehouse.registration.Reminders;
import org.gatehouse.registration.Requests;
import org.gatehouse.registration.WaitingList;
import org.gatehouse.retention.AfterRestore;
import org.gatehouse.retention.Nightly;
import org.gatehouse.retention.Periods;
import org.gatehouse.retention.Retention;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.ProviderSettings;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.rooms.Providers;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomNews;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomReporting;
import org.gatehouse.rooms.RoomReports;
import org.gatehouse.rooms.RoomSteps;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.rooms.pasted.LinkReader;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.rooms.practice.PracticeRooms;
import org.gatehouse.rotation.EmergencyMail;
import org.gatehouse.rotation.Reissue;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sharing.PublicTexts;
import org.gatehouse.sighting.HeldPosts;
import org.gatehouse.sighting.Lookout;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Ids;
import org.gatehouse.staff.FreshProof;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;
import org.jdbi.v3.core.Handle;

/// Everything that belongs to one forum, made from one database by plain constructors. A host of
/// many forums is a process with many of these.
public final class Forum implements AutoCloseable {
    /// For how long a forum remembers who came and who was vouched for.
    private static final Period ACQUAINTANCE = Period.ofMonths(18);

    /// A thread of the system's own: what must not wait until thousands of open pages were told,
    /// each by a virtual thread.
    private static final Executor AT_ONCE = work -> Thread.ofPlatform().daemon().start(work);

    private static final Duration BETWEEN_CHECKPOINTS = Duration.ofMinutes(5);

    /// The folder that holds everything that is to be backed up.
    final Path data;

    public final Database database;
    public final Keys keys;
    public final InstantSource clock;
    public final SecureRandom random;
    public final Ids ids;
    public final Checkpoints checkpoints;
    public final Notary notary;
    public final Ledger ledger;
    public final Broadcast broadcast;
    public final Addresses addresses;
    public final ForumProfiles profiles;
    public final StaffAccounts staff;
    public final Outbox outbox;
    public final Rooms rooms;
    public final SpareLinks spares;
    public final LinkReader links;
    public final PracticeRooms practice;
    public final Caretaker caretaker;
    final Providers providers;
    final Platforms platforms;
    private final RoomNews roomNews;
    public final RoomReporting reporting;
    public final Meetings meetings;
    public final MeetingRooms meetingRooms;
    public final PublicTexts texts;
    public final Challenges challenges;
    public final Passes passes;
    public final Devices devices;
    public final Registrants registrants;
    public final Acquaintances acquaintances;
    public final Requests requests;
    public final WaitingList waiting;
    public final Registrations registrations;
    public final PaperPasses paper;
    public final Neighbours neighbours;
    public final Reminders reminders;
    final Housekeeping housekeeping;
    public final PutOut putOut;
    public final Lobby lobby;
    public final Desk desk;
    public final Bans bans;
    public final PhoneGuests phoneGuests;
    public final AttendedCleanly attendedCleanly;
    public final ParticipantReports participantReports;
    public final Unattended unattended;
    public final PracticeEvenings practiceEvenings;
    public final Stops stops;
    final Places places;

    public final Fetches fetches = new Fetches();
    public final Entrance entrance;
    public final Messengers messengers;
    public final Rotations rotations;
    public final LeakWatch leakWatch;
    public final Anchors anchors;

    /// To whom incidents are reported.
    final List<Contact> contacts;

    public final Incidents incidents;
    public final Evidence evidence;
    public final PackShelf packs;
    public final Afterwards afterwards;
    public final FreshProof freshProof;
    private final ExecutorService packing =
            Executors.newSingleThreadExecutor(
                    Thread.ofPlatform().daemon().name("evidence packs").factory());
    private final FaultLog faultLog;
    public final Retention retention;
    public final Nightly nightly;

    /// Opens the forum that `config` describes.
    public Forum(Config config, Keys keys, InstantSource clock, SecureRandom random) {
        this(config, keys, clock, random, List.of());
    }

    /// Opens it with `more` room providers than `config` sets up, as a drill needs one.
    public Forum(
            Config config,
            Keys keys,
            InstantSource clock,
            SecureRandom random,
            List<RoomProvider> more) {
        this.keys = keys;
        this.clock = clock;
        this.random = random;
        data = config.data();
        database = Database.open(config.database(), clock);
        ids = new Ids(clock, random);
        checkpoints =
                new Checkpoints(
                        database,
                        keys,
                        config.server().url(),
                        Optional.of(Witness.beside(config.keyFile())));
        notary = new Notary(checkpoints, BETWEEN_CHECKPOINTS);
        Deeds deeds = Deeds.beside(config.keyFile());
        ledger = new Ledger(keys, database.dialect(), notary::hurry, Optional.of(deeds));
        broadcast = new Broadcast();
        addresses = new Addresses(config.server().url());
        profiles = new ForumProfiles(database, ledger, clock);
        staff = new StaffAccounts(keys, ids, ledger);
        outbox = new Outbox(keys, ids);

        rooms = new Rooms(keys, ids, ledger);
        spares = new SpareLinks(keys, ledger);
        links = new LinkReader(java.util.Set.of());
        practice = new PracticeRooms(clock, random, broadcast);
        providers =
                new Providers(
                        Stream.concat(
                                        Stream.of(
                                                practice, new PastedRooms(database, spares, links)),
                                        more.stream())
                                .toList());
        platforms =
                new Platforms(
                        config,
                        database,
                        new ProviderSettings(keys, ledger),
                        providers,
                        clock,
                        random,
                        this::tellDesk);
        caretaker = new Caretaker(database, rooms, new RoomSteps(ids, ledger), providers::provider);
        roomNews = new RoomNews(database, rooms, ledger, new PlatformAlarm(this::lookout));
        reporting =
                new RoomReporting(
                        database,
                        new RoomReports(keys, ids),
                        platforms.presence,
                        providers::webhooks,
                        clock,
                        (webhook, event) -> tellDesk(webhook.provider(), event));
        meetings = new Meetings(ledger, ids, broadcast);
        meetingRooms = new MeetingRooms(database, meetings, rooms, caretaker);

        texts = new PublicTexts(rooms, spares, random);
        challenges = new Challenges(keys, ids, ledger);
        passes = new Passes(keys, ids, random, ledger, broadcast);
        devices = new Devices(ids, ledger, broadcast);
        registrants = new Registrants(ids, ledger, broadcast);
        acquaintances = new Acquaintances(ledger, ACQUAINTANCE);
        requests = new Requests(ids);
        waiting =
                new WaitingList(
                        meetings,
                        registrants,
                        acquaintances,
                        passes,
                        devices,
                        outbox,
                        addresses,
                        ids,
                        ledger,
                        broadcast);
        registrations =
                new Registrations(
                        meetings,
                        requests,
                        registrants,
                        waiting,
                        challenges,
                        passes,
                        devices,
                        outbox,
                        addresses);

        paper = new PaperPasses(keys, ids, random, devices, ledger);
        neighbours = new Neighbours(registrants, passes, paper, ledger);
        reminders = new Reminders(database, passes, outbox, addresses, ledger, clock);

        putOut = new PutOut(database, passes, rooms, caretaker, Thread::startVirtualThread);
        lobby = new Lobby(meetings, acquaintances, rooms, passes, putOut, ids, ledger, broadcast);
        desk =
                new Desk(
                        meetings,
                        passes,
                        acquaintances,
                        rooms,
                        handle -> staff.list(handle).stream().map(StaffMember::name).toList(),
                        ThrowAwayDomains.known(),
                        texts,
                        ids,
                        ledger,
                        broadcast);
        incidents = new Incidents(ids, ledger);
        stops = new Stops(rooms, ids, ledger, broadcast, incidents::stopped);
        afterwards = new Afterwards(passes, texts, outbox, addresses, ledger);
        freshProof = new FreshProof(keys, ids, ledger);
        faultLog = new FaultLog(database, ids);
        retention =
                new Retention(
                        database,
                        ledger,
                        Periods.ofDays(config.retentionDays(), config.addressDays()));
        new AfterRestore(database, ledger, deeds, passes, staff).replay();
        nightly = new Nightly(retention, clock, () -> profiles.current().zone());
        evidence =
                new Evidence(
                        database,
                        ids,
                        ledger,
                        checkpoints,
                        rooms,
                        new RoomReports(keys, ids),
                        this::heldPosts,
                        () -> profiles.current().name());
        packs = new PackShelf(evidence, config.data().resolve("packs"), broadcast, clock, packing);
        bans = new Bans(acquaintances, texts, ids, ledger, broadcast);
        phoneGuests = new PhoneGuests(registrants, passes, rooms, keys, ids, ledger, broadcast);
        attendedCleanly = new AttendedCleanly(database, meetings, desk, acquaintances, ledger);
        participantReports = new ParticipantReports(database, rooms, caretaker, ledger);
        unattended = new Unattended(database, meetings, desk, ids, ledger, broadcast);
        practiceEvenings =
                new PracticeEvenings(
                        database,
                        meetings,
                        meetingRooms,
                        desk,
                        new Players(registrants, acquaintances, passes, devices, lobby, keys, ids),
                        ledger,
                        broadcast,
                        clock,
                        () -> profiles.current().zone(),
                        PracticeRooms.NAME);
        entrance = new Entrance(database, passes, rooms, caretaker, ledger, broadcast);
        messengers = new Messengers(config, this);
        places = new Places(ids, ledger);
        rotations =
                new Rotations(
                        database,
                        ids,
                        ledger,
                        rooms,
                        caretaker,
                        meetingRooms,
                        stops,
                        places,
                        new Reissue(passes, outbox, addresses),
                        new EmergencyMail(passes, outbox, addresses, broadcast),
                        messengers.otherWays,
                        AT_ONCE);
        leakWatch = new LeakWatch(config, this, random);
        EvidenceSettings settings = evidenceSettings(config);
        contacts = settings.contacts();
        anchors =
                new Anchors(
                        database,
                        keys,
                        outbox,
                        settings.keepers(),
                        settings.authority().map(at -> new StampedByPost(at, config)),
                        clock);
        housekeeping = new Housekeeping(this);
    }

    private static EvidenceSettings evidenceSettings(Config config) {
        try {
            return EvidenceSettings.read(new ProviderTexts("evidence", config.evidence().values()));
        } catch (IllegalArgumentException e) {
            throw new BadConfig(List.of(String.valueOf(e.getMessage())));
        }
    }

    /// The names of the room providers that are set up, the usual one first.
    List<String> roomProviders() {
        return Stream.concat(
                        Platforms.NAMES.stream()
                                .filter(name -> providers.platform(name).isPresent()),
                        Stream.of(PastedRooms.NAME, PracticeRooms.NAME))
                .toList();
    }

    private List<PublicPosts.Post> heldPosts(Handle handle, UUID incident) {
        return new HeldPosts(leakWatch.sightings, leakWatch.pictures).of(handle, incident);
    }

    private Lookout lookout() {
        return leakWatch.lookout;
    }

    /// Open desks ask again for who is inside.
    private void tellDesk(String provider, RoomEvent event) {
        roomNews.hear(provider, event)
                .ifPresent(
                        room -> broadcast.send(new Signal(Signal.desk(room.meeting()), "inside")));
    }

    @Override
    public void close() {
        stopPacking();
        leakWatch.close();
        messengers.otherWays.close();
        housekeeping.close();
        faultLog.close();
        nightly.close();
        notary.close();
        database.close();
    }

    /// A pack under way is thrown away, and its half with it, before the database is closed.
    private void stopPacking() {
        packing.shutdownNow();
        try {
            var _ = packing.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
