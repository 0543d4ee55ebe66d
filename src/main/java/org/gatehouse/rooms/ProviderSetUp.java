package org.gatehouse.rooms;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.gatehouse.ledger.Actor;
import org.gatehouse.sql.Database;
import org.gatehouse.words.Wording;

/// Sets meeting platforms up: from the configuration file, which outweighs everything, or from what
/// an organiser typed into the office, which takes effect at once.
public final class ProviderSetUp {
    private static final Wording WORDS = Wording.of("platforms");

    private final Database database;
    private final ProviderSettings settings;
    private final Providers providers;
    private final Map<String, ProviderTexts> configured;
    private final Function<ProviderTexts, Providers.Platform> maker;

    /// @param configured what the configuration says, by the provider's name; nothing for those
    ///   that it does not name
    /// @param maker makes a platform of its texts, or throws [IllegalArgumentException] with the
    ///   key at fault
    public ProviderSetUp(
            Database database,
            ProviderSettings settings,
            Providers providers,
            Map<String, ProviderTexts> configured,
            Function<ProviderTexts, Providers.Platform> maker) {
        this.database = database;
        this.settings = settings;
        this.providers = providers;
        this.configured = Map.copyOf(configured);
        this.maker = maker;
    }

    /// Where a platform's settings come from.
    public enum Origin {
        FILE,
        OFFICE,
        NONE
    }

    /// Makes all platforms that are set up ready for use. What was kept and can't be used any more
    /// is left out; its page says why.
    ///
    /// @throws IllegalArgumentException where the configuration can't be used
    public void start(List<String> names) {
        configured.values().forEach(texts -> providers.put(maker.apply(texts)));
        for (String name : names) {
            if (!configured.containsKey(name)) {
                Optional<ProviderTexts> kept = database.read(h -> settings.read(h, name));
                if (kept.isPresent() && trouble(kept.get()).isEmpty()) {
                    providers.put(maker.apply(kept.get()));
                }
            }
        }
    }

    /// How a platform stands.
    ///
    /// @param texts what is set; secret
    /// @param trouble why that can't be used
    public record State(Origin origin, ProviderTexts texts, Optional<String> trouble) {}

    public State state(String name) {
        if (configured.containsKey(name)) {
            return new State(Origin.FILE, configured.get(name), Optional.empty());
        }
        return database.read(h -> settings.read(h, name))
                .map(kept -> new State(Origin.OFFICE, kept, trouble(kept)))
                .orElseGet(
                        () ->
                                new State(
                                        Origin.NONE,
                                        new ProviderTexts(name, Map.of()),
                                        Optional.empty()));
    }

    private Optional<String> trouble(ProviderTexts texts) {
        try {
            Providers.Platform _ = maker.apply(texts);
            return Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    /// Keeps `typed` for the platform called `name` and uses it from now on.
    ///
    /// @param typed what was filled in; where a secret was left empty, the one that is kept stays
    /// @throws IllegalArgumentException in words for the organiser, where it can't be used; then
    ///   all stays as it was
    public void save(String name, Map<String, String> typed, Set<String> secrets, Actor by) {
        if (configured.containsKey(name)) {
            throw new IllegalArgumentException(WORDS.text("platforms.configured"));
        }
        ProviderTexts texts = new ProviderTexts(name, merged(name, typed, secrets));
        Providers.Platform platform = maker.apply(texts);
        database.write(
                tx -> {
                    settings.save(tx, texts, by);
                    return name;
                });
        providers.put(platform);
    }

    private Map<String, String> merged(
            String name, Map<String, String> typed, Set<String> secrets) {
        Map<String, String> kept = state(name).texts().values();
        Map<String, String> all = new TreeMap<>();
        typed.forEach(
                (key, text) -> {
                    if (!text.isBlank()) {
                        all.put(key, text.strip());
                    } else if (secrets.contains(key) && kept.containsKey(key)) {
                        all.put(key, kept.getOrDefault(key, ""));
                    }
                });
        return all;
    }

    /// Throws away what was typed in for `name`: the platform is no longer set up here.
    public void forget(String name, Actor by) {
        if (configured.containsKey(name)) {
            return;
        }
        database.write(
                tx -> {
                    settings.forget(tx, name, by);
                    return name;
                });
        providers.remove(name);
    }
}
