package org.gatehouse.inroom;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Knock;
import org.gatehouse.registration.NameKey;
import org.gatehouse.rooms.Reported;

/// Tells whose pass those came on whom the program shows. What the platform reported of a personal
/// link counts, and the arrival code in front of a name; a name alone is a guess, and two of a kind
/// are nobody.
final class WhoIsWho {
    private final Map<UUID, DeskRow> byPass = new HashMap<>();
    private final Map<String, DeskRow> byCode = new HashMap<>();
    private final Map<String, Set<DeskRow>> byName = new HashMap<>();
    private final Map<String, UUID> byHandle = new HashMap<>();
    private final Map<String, Set<Optional<UUID>>> byReportedName = new HashMap<>();
    private final Map<String, Integer> names = new HashMap<>();
    private final Map<String, Integer> codes = new HashMap<>();

    WhoIsWho(List<DeskRow> rows, List<Reported> reported, Seen seen) {
        for (DeskRow row : rows) {
            row.knock().map(Knock::passId).ifPresent(pass -> byPass.put(pass, row));
            byCode.put(row.arrivalCode().toUpperCase(Locale.ROOT), row);
            add(byName, NameKey.of(row.registrant().fullName()), row);
        }
        for (Reported one : reported) {
            one.handle().ifPresent(h -> one.pass().ifPresent(pass -> byHandle.put(h, pass)));
            add(byReportedName, one.name(), one.pass());
        }
        Stream.concat(seen.waiting().stream(), seen.inside().stream())
                .forEach(
                        one -> {
                            names.merge(one.name(), 1, Integer::sum);
                            codes.merge(firstWord(one.name()), 1, Integer::sum);
                        });
    }

    private static <K, V> void add(Map<K, Set<V>> map, K key, V value) {
        map.computeIfAbsent(key, _ -> new HashSet<>()).add(value);
    }

    /// @param sure whether more than a name says so
    record Match(DeskRow row, boolean sure) {}

    Optional<Match> match(Someone one) {
        return link(one)
                .or(() -> code(one))
                .map(row -> new Match(row, true))
                .or(() -> name(one).map(row -> new Match(row, false)));
    }

    /// By the personal link. Where the program and the reports call a person by different handles,
    /// a name that both show exactly once tells as well who came on which link.
    private Optional<DeskRow> link(Someone one) {
        UUID pass = byHandle.get(one.handle());
        if (pass != null) {
            return Optional.ofNullable(byPass.get(pass));
        }
        List<Optional<UUID>> passes =
                new ArrayList<>(byReportedName.getOrDefault(one.name(), Set.of()));
        return passes.size() == 1 && names.getOrDefault(one.name(), 0) == 1
                ? passes.getFirst().map(byPass::get)
                : Optional.empty();
    }

    private Optional<DeskRow> code(Someone one) {
        String word = firstWord(one.name());
        return codes.getOrDefault(word, 0) == 1
                ? Optional.ofNullable(byCode.get(word))
                : Optional.empty();
    }

    private Optional<DeskRow> name(Someone one) {
        String key = NameKey.of(one.name());
        DeskRow coded = byCode.get(firstWord(one.name()));
        if (coded != null) {
            return Optional.of(coded);
        }
        Set<DeskRow> rows = byName.getOrDefault(key, Set.of());
        return rows.size() == 1 && !key.isEmpty() ? rows.stream().findFirst() : Optional.empty();
    }

    private static String firstWord(String name) {
        return name.strip().toUpperCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+", 2)[0];
    }
}
