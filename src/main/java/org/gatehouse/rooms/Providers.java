package org.gatehouse.rooms;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// The meeting platforms that are set up just now. One can be set up, changed or taken away while
/// the program runs: whoever asks gets what holds at that moment.
public final class Providers {
    private final List<RoomProvider> ownRooms;
    private volatile Map<String, Platform> platforms = Map.of();

    /// @param ownRooms the providers that need no setting up
    public Providers(Collection<? extends RoomProvider> ownRooms) {
        this.ownRooms = List.copyOf(ownRooms);
    }

    /// A platform, ready for use.
    ///
    /// @param webhook what reads its reports; empty where it sends none
    public record Platform(RoomProvider provider, Optional<RoomWebhook> webhook, TryOut tryOut) {}

    /// Uses `platform` from now on, instead of the one of the same name.
    public synchronized void put(Platform platform) {
        Map<String, Platform> changed = new TreeMap<>(platforms);
        changed.put(platform.provider().name(), platform);
        platforms = Map.copyOf(changed);
    }

    /// Uses the platform called `name` no more.
    public synchronized void remove(String name) {
        platforms =
                platforms.entrySet().stream()
                        .filter(each -> !each.getKey().equals(name))
                        .collect(
                                Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, Map.Entry::getValue));
    }

    /// The platform called `name`, where it is set up.
    public Optional<Platform> platform(String name) {
        return Optional.ofNullable(platforms.get(name));
    }

    /// The provider called `name`, whether it is a platform or a room of our own.
    public Optional<RoomProvider> provider(String name) {
        return platform(name)
                .map(Platform::provider)
                .or(() -> ownRooms.stream().filter(own -> own.name().equals(name)).findFirst());
    }

    /// What reads the reports of the platforms that send any.
    public List<RoomWebhook> webhooks() {
        return platforms.values().stream().flatMap(each -> each.webhook().stream()).toList();
    }
}
