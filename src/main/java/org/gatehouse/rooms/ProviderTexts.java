package org.gatehouse.rooms;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// The texts of one room provider's section in the configuration. What is wrong with them is said
/// by the key's name; the values are secrets more often than not.
///
/// @param section such as `zoom`
public record ProviderTexts(String section, Map<String, String> values) {
    public ProviderTexts {
        values = Map.copyOf(values);
    }

    /// Whether the section is there at all.
    public boolean isUsed() {
        return !values.isEmpty();
    }

    /// Complains of keys that mean nothing here: a mistyped one would otherwise go unnoticed.
    ///
    /// @throws IllegalArgumentException with the names of those keys
    public ProviderTexts allow(Set<String> known) {
        Set<String> unknown = new TreeSet<>(values.keySet());
        unknown.removeAll(known);
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(
                    "[" + section + "] does not know: " + String.join(", ", unknown));
        }
        return this;
    }

    /// The text under `key`.
    ///
    /// @throws IllegalArgumentException where it is missing or blank
    public String required(String key) {
        return optional(key)
                .orElseThrow(
                        () -> new IllegalArgumentException(section + "." + key + " is missing"));
    }

    public Optional<String> optional(String key) {
        return Optional.ofNullable(values.get(key)).map(String::strip).filter(s -> !s.isEmpty());
    }

    /// Whether `key` is switched on; `false` where it is missing.
    ///
    /// @throws IllegalArgumentException where it is neither `true` nor `false`
    public boolean on(String key) {
        String text = optional(key).orElse("false");
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException(section + "." + key + " must be true or false");
        }
        return text.equals("true");
    }

    @Override
    public String toString() {
        return section + new TreeSet<>(values.keySet());
    }
}
