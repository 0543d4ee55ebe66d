package org.gatehouse;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// What is set and from where, before anything is made of it: an option outweighs an environment
/// variable, and that the file.
public final class Settings {
    /// Sections whose keys are checked where they are used: room providers, the watch, evidence.
    static final List<String> ROOM_SECTIONS =
            List.of("zoom", "jitsi", "bigbluebutton", "janus", "watch", "evidence");

    /// Those and all other sections that are checked as a whole, the longer names first: one may
    /// begin as another does.
    private static final List<String> SECTIONS =
            Stream.concat(
                            ROOM_SECTIONS.stream(),
                            Stream.of(
                                    "bounces",
                                    "mail.dkim",
                                    "mail.oauth",
                                    "mail.second",
                                    "mail.second.oauth",
                                    "push",
                                    "texts"))
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .toList();

    private static final String PREFIX = "GATEHOUSE_";

    /// Variables that `bin/gatehouse` reads, and those that say where the rest is.
    private static final List<String> OTHER_VARIABLES =
            List.of("GATEHOUSE_CONFIG", "GATEHOUSE_HEAP", "GATEHOUSE_HOME");

    private final Map<Setting, Value> values = new EnumMap<>(Setting.class);
    private final Map<String, SortedMap<String, Value>> rooms = new TreeMap<>();
    private final List<String> problems = new ArrayList<>();
    private final Surroundings surroundings;
    private final Optional<Path> file;

    /// A text that was set.
    ///
    /// @param text as it was written, perhaps a secret
    /// @param origin where, in words: `the option --port`
    /// @param base the folder from which it names a path
    record Value(String text, String origin, Path base) {
        @Override
        public String toString() {
            return "Value[" + origin + "]";
        }
    }

    private Settings(Surroundings surroundings, Optional<Path> file) {
        this.surroundings = surroundings;
        this.file = file;
        SECTIONS.forEach(section -> rooms.put(section, new TreeMap<>()));
    }

    /// Gathers what is set by `options`, by the environment and in the configuration file, which is
    /// `named`, or else what `GATEHOUSE_CONFIG` names, or else `gatehouse.toml` if that is there.
    public static Settings gather(
            Map<Setting, String> options, Optional<String> named, Surroundings surroundings) {
        Settings settings = new Settings(surroundings, configFile(named, surroundings));
        settings.file.ifPresent(settings::addFile);
        settings.addEnvironment();
        options.forEach(settings::addOption);
        return settings;
    }

    private static Optional<Path> configFile(Optional<String> named, Surroundings surroundings) {
        Optional<Path> told =
                named.or(() -> variable(surroundings, "GATEHOUSE_CONFIG"))
                        .map(surroundings.here()::resolve);
        Path usual = surroundings.home().resolve("gatehouse.toml");
        return told.isPresent() || !Files.exists(usual) ? told : Optional.of(usual);
    }

    private static Optional<String> variable(Surroundings surroundings, String name) {
        return Optional.ofNullable(surroundings.environment().get(name));
    }

    private void addFile(Path path) {
        TomlFile toml = TomlFile.read(path);
        problems.addAll(toml.problems());
        Path base = Optional.ofNullable(path.getParent()).orElse(surroundings.here());
        toml.values().forEach((key, text) -> addKey(key, new Value(text, path + "", base)));
    }

    private void addKey(String key, Value value) {
        Optional<Setting> setting = Setting.ofKey(key);
        Optional<String> section = section(key, name -> name + ".");
        if (setting.isPresent()) {
            values.put(setting.get(), value);
        } else if (section.isPresent()) {
            room(section.get()).put(key.substring(section.get().length() + 1), value);
        } else {
            List<String> known = Stream.of(Setting.values()).map(Setting::key).toList();
            problems.add(unknown(key, "in " + value.origin(), known));
        }
    }

    /// The section that `key` belongs to.
    private static Optional<String> section(String key, UnaryOperator<String> beginning) {
        return SECTIONS.stream().filter(name -> key.startsWith(beginning.apply(name))).findFirst();
    }

    private void addEnvironment() {
        new TreeMap<>(surroundings.environment())
                .forEach(
                        (name, text) -> {
                            if (name.startsWith(PREFIX) && !OTHER_VARIABLES.contains(name)) {
                                addVariable(name, text);
                            }
                        });
    }

    private void addVariable(String name, String text) {
        Value value = new Value(text, "the environment variable " + name, surroundings.here());
        Optional<Setting> setting = Setting.ofVariable(name);
        if (setting.isPresent()) {
            values.put(setting.get(), value);
            return;
        }
        String key = name.substring(PREFIX.length()).toLowerCase(java.util.Locale.ROOT);
        Optional<String> section = section(key, known -> known.replace('.', '_') + "_");
        if (section.isPresent()) {
            room(section.get()).put(key.substring(section.get().length() + 1), value);
            return;
        }
        List<String> known = Stream.of(Setting.values()).map(Setting::variable).toList();
        problems.add(unknown(name, "in the environment", known));
    }

    private void addOption(Setting setting, String text) {
        String origin = "the option " + setting.option().orElseThrow();
        values.put(setting, new Value(text, origin, surroundings.here()));
    }

    private static String unknown(String name, String where, Collection<String> known) {
        return name
                + ", "
                + where
                + ", is not a setting. "
                + Nearest.to(name, known)
                        .map(near -> "Did you mean " + near + "?")
                        .orElse("Remove it, or see \"gatehouse config --help\" for what there is.");
    }

    Optional<Value> value(Setting setting) {
        return Optional.ofNullable(values.get(setting)).filter(value -> !value.text().isBlank());
    }

    SortedMap<String, Value> room(String section) {
        return rooms.computeIfAbsent(section, _ -> new TreeMap<>());
    }

    List<String> problems() {
        return problems;
    }

    Surroundings surroundings() {
        return surroundings;
    }

    /// The configuration file that was read, if any.
    public Optional<Path> file() {
        return file;
    }

    /// Whether the configuration file holds what only its owner should read.
    public boolean hasSecretInFile() {
        String origin = file.map(Path::toString).orElse("");
        boolean secret =
                Stream.of(Setting.values())
                        .filter(Setting::isSecret)
                        .flatMap(setting -> value(setting).stream())
                        .anyMatch(value -> value.origin().equals(origin));
        return secret
                || rooms.values().stream()
                        .flatMap(keys -> keys.values().stream())
                        .anyMatch(value -> value.origin().equals(origin));
    }

    /// What is set, for people's eyes: secrets and rooms' settings are shown as hidden.
    public List<Shown> shown() {
        List<Shown> all = new ArrayList<>();
        for (Setting setting : Setting.values()) {
            value(setting)
                    .ifPresent(
                            value ->
                                    all.add(
                                            new Shown(
                                                    setting.key(),
                                                    setting.isSecret() ? "(hidden)" : value.text(),
                                                    value.origin())));
        }
        rooms.forEach(
                (section, keys) ->
                        keys.forEach(
                                (key, value) ->
                                        all.add(
                                                new Shown(
                                                        section + "." + key,
                                                        "(hidden)",
                                                        value.origin()))));
        return all;
    }

    /// One line of what is set: the key, its text with secrets hidden, and where it comes from.
    public record Shown(String key, String text, String origin) {}
}
