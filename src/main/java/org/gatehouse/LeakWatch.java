package org.gatehouse;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.sighting.Alerts;
import org.gatehouse.sighting.Consents;
import org.gatehouse.sighting.LookRounds;
import org.gatehouse.sighting.Lookout;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sighting.PrintedWords;
import org.gatehouse.sighting.ProtectedRooms;
import org.gatehouse.sighting.Reach;
import org.gatehouse.sighting.Sightings;
import org.gatehouse.sighting.SourceBook;
import org.gatehouse.sighting.Watchers;
import org.gatehouse.watch.Source;
import org.gatehouse.watch.bluesky.Jetstream;
import org.gatehouse.watch.feeds.Feeds;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetcher;
import org.gatehouse.watch.fetch.Shorteners;
import org.gatehouse.watch.fourchan.FourChan;
import org.gatehouse.watch.mailbox.ReportMailbox;
import org.gatehouse.watch.mastodon.Mastodon;
import org.gatehouse.watch.telegram.Telegram;
import org.gatehouse.watch.x.FilteredStream;

/// One forum's watch for its details in public: what recognises them, what keeps what was seen, and
/// the sources that the configuration names.
public final class LeakWatch implements AutoCloseable {
    private static final Duration EVERY_FEED = Duration.ofMinutes(10);
    private static final Duration EVERY_MINUTE = Duration.ofMinutes(1);
    private static final Duration CONNECT = Duration.ofSeconds(10);

    public final ProtectedRooms guarded;
    public final Sightings sightings;
    public final SourceBook book;
    public final Lookout lookout;
    public final Alerts alerts;
    public final Pictures pictures;
    public final LookRounds rounds;
    public final Consents consents;

    /// Those that are switched on.
    public final List<Source> sources;

    private final Watchers watchers;
    private final List<HttpClient> clients = new ArrayList<>();

    /// @throws BadConfig where `[watch]` can't be used
    LeakWatch(Config config, Forum forum, SecureRandom random) {
        WatchSettings settings = settings(config);
        Fetcher fetcher = fetcher(config, settings);
        guarded =
                new ProtectedRooms(
                        forum.database,
                        forum.keys,
                        forum.rooms,
                        forum.spares,
                        settings.own(),
                        forum.clock,
                        random);
        alerts = new Alerts(forum.staff, forum.outbox, forum.addresses, forum.broadcast);
        sightings =
                new Sightings(
                        forum.keys,
                        forum.ids,
                        forum.ledger,
                        forum.meetings,
                        forum.rooms,
                        forum.passes,
                        alerts,
                        settings.evidence());
        book = new SourceBook(forum.database, forum.ids, forum.clock);
        lookout =
                new Lookout(
                        forum.database,
                        guarded,
                        sightings,
                        new Reach(forum.database, forum.addresses),
                        forum.rotations,
                        new Shorteners(fetcher),
                        Thread::startVirtualThread);
        pictures =
                new Pictures(
                        forum.database,
                        forum.keys,
                        sightings,
                        lookout,
                        PrintedWords.ofMachine(programs()),
                        Thread::startVirtualThread);
        consents = new Consents(forum.database, forum.rooms, forum.ids, forum.ledger, forum.clock);
        rounds = new LookRounds(forum.ids, forum.ledger, alerts);
        sources = List.copyOf(sources(settings, forum, fetcher));
        watchers = new Watchers(sources, lookout, book, random);
    }

    private static WatchSettings settings(Config config) {
        try {
            return WatchSettings.read(new ProviderTexts("watch", config.watch().values()));
        } catch (IllegalArgumentException e) {
            throw new BadConfig(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Fetcher fetcher(Config config, WatchSettings settings) {
        return new Fetcher(
                EgressGuard.publicOnly().trusting(settings.trusted()),
                Gatehouse::tls,
                Feeds.AGENT + "/1 (+" + config.server().url() + "/)");
    }

    private List<Source> sources(WatchSettings settings, Forum forum, Fetcher fetcher) {
        List<Source> all = new ArrayList<>();
        if (!settings.feeds().isEmpty()) {
            all.add(new Feeds(settings.feeds(), fetcher, EVERY_FEED, forum.clock));
        }
        if (!settings.telegram().isEmpty()) {
            all.add(
                    new Telegram(
                            settings.telegramServer(), settings.telegram(), fetcher, EVERY_MINUTE));
        }
        if (!settings.fourchan().isEmpty()) {
            all.add(
                    new FourChan(
                            settings.fourchanServer(),
                            settings.fourchan(),
                            fetcher,
                            Duration.ofSeconds(1),
                            forum.clock));
        }
        settings.mastodon()
                .map(at -> new Mastodon(at.server(), at.token().reveal(), fetcher, http()))
                .ifPresent(all::add);
        settings.x()
                .map(
                        at ->
                                new FilteredStream(
                                        at.server(),
                                        at.token().reveal(),
                                        http(),
                                        () -> consents.numbers(FilteredStream.NAME)))
                .ifPresent(all::add);
        settings.mailbox().map(box -> new ReportMailbox(box, EVERY_MINUTE)).ifPresent(all::add);
        settings.bluesky()
                .map((URI stream) -> new Jetstream(stream, http(), forum.clock))
                .ifPresent(all::add);
        return all;
    }

    private HttpClient http() {
        HttpClient client = Platforms.http(CONNECT);
        clients.add(client);
        return client;
    }

    /// Whether the source that costs money is switched on.
    boolean isPaid() {
        return sources.stream().anyMatch(source -> source.name().equals(FilteredStream.NAME));
    }

    /// How many posts it has delivered.
    long delivered() {
        return book.count(FilteredStream.NAME, FilteredStream.DELIVERED);
    }

    /// Finishes what an earlier run left undone, and begins to listen.
    void start() {
        lookout.resume();
        pictures.readAll();
        watchers.start();
    }

    private static String programs() {
        return Optional.ofNullable(System.getenv("PATH")).orElse("");
    }

    @Override
    public void close() {
        watchers.close();
        clients.forEach(HttpClient::shutdownNow);
    }
}
