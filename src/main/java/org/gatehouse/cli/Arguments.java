package org.gatehouse.cli;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Setting;
import org.gatehouse.Settings;

/// What stands behind a command's word. A command takes from it what it knows, options first, then
/// says that it is [#done]: whatever is left over is a mistake of the person who typed it.
public final class Arguments {
    private final List<String> left;

    public Arguments(List<String> words) {
        this.left = new ArrayList<>(words);
    }

    /// Takes `--name value` or `--name=value`.
    public Optional<String> option(String name) {
        for (int i = 0; i < left.size(); i++) {
            String word = left.get(i);
            if (word.startsWith(name + "=")) {
                left.remove(i);
                return Optional.of(word.substring(name.length() + 1));
            }
            if (word.equals(name)) {
                if (i + 1 == left.size() || left.get(i + 1).startsWith("--")) {
                    throw new WrongUsage(name + " needs a value behind it.");
                }
                left.remove(i);
                return Optional.of(left.remove(i));
            }
        }
        return Optional.empty();
    }

    /// Takes the whole number behind `name`, which must be from `least` to `most`.
    public Optional<Integer> number(String name, int least, int most) {
        return number(name, option(name), least, most);
    }

    /// Takes the next word, if there is one; it must be a whole number from `least` to `most`.
    public Optional<Integer> optionalNumber(int least, int most) {
        return number("The number", optionalWord(), least, most);
    }

    private static Optional<Integer> number(
            String name, Optional<String> text, int least, int most) {
        try {
            Optional<Integer> number = text.map(Integer::valueOf);
            if (number.isEmpty() || (number.get() >= least && number.get() <= most)) {
                return number;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw new WrongUsage(name + " must be a whole number from " + least + " to " + most + ".");
    }

    /// Takes `--name` and says whether it was there.
    public boolean flag(String name) {
        return left.remove(name);
    }

    /// Takes the next word that is not an option.
    ///
    /// @param what it is, for the complaint when it is missing: `the e-mail address`
    public String word(String what) {
        return optionalWord().orElseThrow(() -> new WrongUsage(what + " is missing."));
    }

    /// Takes the next word that is not an option, if there is one.
    public Optional<String> optionalWord() {
        for (int i = 0; i < left.size(); i++) {
            if (!left.get(i).startsWith("--")) {
                return Optional.of(left.remove(i));
            }
        }
        return Optional.empty();
    }

    /// Takes the common options and gathers what is set, without checking it.
    public Settings settings(Terminal terminal) {
        Map<Setting, String> options = new EnumMap<>(Setting.class);
        for (Setting setting : Setting.values()) {
            setting.option().flatMap(this::option).ifPresent(text -> options.put(setting, text));
        }
        return Settings.gather(options, option("--config"), terminal.surroundings());
    }

    /// Takes the common options and makes the configuration of all that is set.
    ///
    /// @throws org.gatehouse.BadConfig with everything that is wrong
    public Config config(Terminal terminal) {
        return Config.of(settings(terminal));
    }

    /// Says that nothing more is expected.
    public void done() {
        if (!left.isEmpty()) {
            throw new WrongUsage("\"" + left.getFirst() + "\" is not understood here.");
        }
    }
}
