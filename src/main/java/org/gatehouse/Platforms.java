package org.gatehouse;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.gatehouse.rooms.Allowances;
import org.gatehouse.rooms.Pause;
import org.gatehouse.rooms.ProviderSetUp;
import org.gatehouse.rooms.ProviderSettings;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.rooms.Providers;
import org.gatehouse.rooms.Providers.Platform;
import org.gatehouse.rooms.RoomEvent;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonRooms;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonSettings;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonWebhook;
import org.gatehouse.rooms.janus.JanusRooms;
import org.gatehouse.rooms.janus.JanusSettings;
import org.gatehouse.rooms.jitsi.JitsiCheck;
import org.gatehouse.rooms.jitsi.JitsiRooms;
import org.gatehouse.rooms.jitsi.JitsiSettings;
import org.gatehouse.rooms.jitsi.JitsiWebhook;
import org.gatehouse.rooms.zoom.ZoomRooms;
import org.gatehouse.rooms.zoom.ZoomSettings;
import org.gatehouse.rooms.zoom.ZoomWebhook;
import org.gatehouse.sql.Database;

/// Makes meeting platforms of their settings: what opens rooms there, what reports to us about
/// them, and how each is tried out.
final class Platforms {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    /// In the order in which they are offered.
    static final List<String> NAMES =
            List.of(ZoomRooms.NAME, JitsiRooms.NAME, BigBlueButtonRooms.NAME, JanusRooms.NAME);

    final RoomPresence presence = new RoomPresence();
    final ProviderSetUp setUp;
    private final Database database;
    private final InstantSource clock;
    private final SecureRandom random;
    private final URI site;
    private final BiConsumer<String, RoomEvent> heard;

    /// @param providers where the platforms are put
    /// @param heard hears what happens in a room of our own, with its provider's name
    /// @throws BadConfig where a section can't be used
    Platforms(
            Config config,
            Database database,
            ProviderSettings settings,
            Providers providers,
            InstantSource clock,
            SecureRandom random,
            BiConsumer<String, RoomEvent> heard) {
        this.database = database;
        this.clock = clock;
        this.random = random;
        this.heard = heard;
        this.site = config.server().url();
        setUp = new ProviderSetUp(database, settings, providers, configured(config), this::make);
        try {
            setUp.start(NAMES);
        } catch (IllegalArgumentException e) {
            throw new BadConfig(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Map<String, ProviderTexts> configured(Config config) {
        return Map.of(
                        ZoomRooms.NAME, config.zoom(),
                        JitsiRooms.NAME, config.jitsi(),
                        BigBlueButtonRooms.NAME, config.bigBlueButton(),
                        JanusRooms.NAME, config.janus())
                .entrySet()
                .stream()
                .map(each -> new ProviderTexts(each.getKey(), each.getValue().values()))
                .filter(ProviderTexts::isUsed)
                .collect(Collectors.toUnmodifiableMap(ProviderTexts::section, texts -> texts));
    }

    private Platform make(ProviderTexts texts) {
        return switch (texts.section()) {
            case ZoomRooms.NAME -> zoom(texts);
            case JitsiRooms.NAME -> jitsi(texts);
            case BigBlueButtonRooms.NAME -> bigBlueButton(texts);
            case JanusRooms.NAME -> janus(texts);
            default -> throw new IllegalArgumentException("There is no such platform");
        };
    }

    /// A client made only for what is used: it reads every certificate that the machine trusts, and
    /// the first page would wait for that.
    static HttpClient http(Duration connect) {
        return HttpClient.newBuilder()
                .connectTimeout(connect)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private Platform zoom(ProviderTexts texts) {
        ZoomSettings settings = ZoomSettings.read(texts);
        ZoomRooms rooms =
                new ZoomRooms(
                        settings,
                        http(CONNECT),
                        clock,
                        Pause.real(),
                        new Allowances(database),
                        presence);
        return new Platform(
                rooms,
                settings.webhookSecret().map(ZoomWebhook::new),
                new TryOut(rooms, rooms.check()));
    }

    private Platform jitsi(ProviderTexts texts) {
        JitsiSettings settings = JitsiSettings.read(texts);
        HttpClient http = http(CONNECT);
        JitsiRooms rooms = new JitsiRooms(settings, http, clock, random, presence);
        return new Platform(
                rooms,
                settings.reportToken().map(JitsiWebhook::new),
                new TryOut(rooms, new JitsiCheck(settings, http)));
    }

    private Platform bigBlueButton(ProviderTexts texts) {
        URI callback = site.resolve("/hooks/" + BigBlueButtonRooms.NAME);
        BigBlueButtonSettings settings = BigBlueButtonSettings.read(texts, callback);
        BigBlueButtonRooms rooms = new BigBlueButtonRooms(settings, http(CONNECT), clock);
        return new Platform(
                rooms,
                settings.callback().map(_ -> new BigBlueButtonWebhook(settings)),
                new TryOut(rooms, rooms.check()));
    }

    private Platform janus(ProviderTexts texts) {
        JanusRooms rooms =
                new JanusRooms(
                        JanusSettings.read(texts),
                        http(CONNECT),
                        clock,
                        random,
                        presence,
                        event -> heard.accept(JanusRooms.NAME, event));
        return new Platform(rooms, Optional.empty(), new TryOut(rooms, rooms.check()));
    }

    /// The room of our own, where it is set up.
    Optional<JanusRooms> ownRooms(Providers providers) {
        return providers
                .platform(JanusRooms.NAME)
                .map(Platform::provider)
                .filter(JanusRooms.class::isInstance)
                .map(JanusRooms.class::cast);
    }
}
