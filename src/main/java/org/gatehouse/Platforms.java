package org.gatehouse;

import java.net.URI;
import java.net.http.HttpClient;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.rooms.Allowances;
import org.gatehouse.rooms.Pause;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.rooms.RoomPresence;
import org.gatehouse.rooms.RoomProvider;
import org.gatehouse.rooms.RoomWebhook;
import org.gatehouse.rooms.TryOut;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonRooms;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonSettings;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonWebhook;
import org.gatehouse.rooms.jitsi.JitsiCheck;
import org.gatehouse.rooms.jitsi.JitsiRooms;
import org.gatehouse.rooms.jitsi.JitsiSettings;
import org.gatehouse.rooms.jitsi.JitsiWebhook;
import org.gatehouse.rooms.zoom.ZoomRooms;
import org.gatehouse.rooms.zoom.ZoomSettings;
import org.gatehouse.rooms.zoom.ZoomWebhook;
import org.gatehouse.sql.Database;

/// The meeting platforms that the configuration names: what opens rooms there, what reports to us
/// about them, and how each is tried out.
final class Platforms {
    private static final Duration CONNECT = Duration.ofSeconds(5);

    final RoomPresence presence = new RoomPresence();
    final List<RoomProvider> providers = new ArrayList<>();
    final List<RoomWebhook> webhooks = new ArrayList<>();

    /// By the provider's name.
    final Map<String, TryOut> tryOuts = new LinkedHashMap<>();

    /// @throws BadConfig where a section can't be used
    Platforms(Config config, Database database, InstantSource clock, SecureRandom random) {
        try {
            section("zoom", config.zoom()).ifPresent(texts -> zoom(texts, database, clock));
            section("jitsi", config.jitsi()).ifPresent(texts -> jitsi(texts, clock, random));
            section("bigbluebutton", config.bigBlueButton())
                    .ifPresent(texts -> bigBlueButton(texts, config.server().url(), clock));
        } catch (IllegalArgumentException e) {
            throw new BadConfig(List.of(String.valueOf(e.getMessage())));
        }
    }

    private static Optional<ProviderTexts> section(String name, Config.Section section) {
        return Optional.of(new ProviderTexts(name, section.values())).filter(ProviderTexts::isUsed);
    }

    /// Made only for a platform that is used: it reads every certificate that the machine trusts,
    /// and the first page would wait for that.
    private static HttpClient http() {
        return HttpClient.newBuilder()
                .connectTimeout(CONNECT)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    private void zoom(ProviderTexts texts, Database database, InstantSource clock) {
        ZoomSettings settings = ZoomSettings.read(texts);
        ZoomRooms rooms =
                new ZoomRooms(
                        settings, http(), clock, Pause.real(), new Allowances(database), presence);
        providers.add(rooms);
        settings.webhookSecret().ifPresent(secret -> webhooks.add(new ZoomWebhook(secret)));
        tryOuts.put(rooms.name(), new TryOut(rooms, rooms.check()));
    }

    private void jitsi(ProviderTexts texts, InstantSource clock, SecureRandom random) {
        JitsiSettings settings = JitsiSettings.read(texts);
        HttpClient http = http();
        JitsiRooms rooms = new JitsiRooms(settings, http, clock, random, presence);
        providers.add(rooms);
        settings.reportToken().ifPresent(token -> webhooks.add(new JitsiWebhook(token)));
        tryOuts.put(rooms.name(), new TryOut(rooms, new JitsiCheck(settings, http)));
    }

    private void bigBlueButton(ProviderTexts texts, URI site, InstantSource clock) {
        URI callback = site.resolve("/hooks/" + BigBlueButtonRooms.NAME);
        BigBlueButtonSettings settings = BigBlueButtonSettings.read(texts, callback);
        BigBlueButtonRooms rooms = new BigBlueButtonRooms(settings, http(), clock);
        providers.add(rooms);
        settings.callback().ifPresent(_ -> webhooks.add(new BigBlueButtonWebhook(settings)));
        tryOuts.put(rooms.name(), new TryOut(rooms, rooms.check()));
    }
}
