package org.gatehouse.door;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.pass.Device;
import org.gatehouse.registration.Acquaintances;
import org.gatehouse.registration.NameKey;
import org.gatehouse.registration.Registrant;
import org.gatehouse.registration.Registrants;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.result.RowView;

/// Everybody of one meeting with all that the desk shows of them, read in a dozen queries however
/// many they are.
final class Roll {
    private final List<Registrant> registrants;
    private final Map<UUID, Knock> latestKnock;
    private final Map<UUID, List<Device>> devices;
    private final Map<UUID, String> held;
    private final Map<UUID, PhoneGuest> phones;
    private final Map<UUID, String> arrivalCodes;
    private final Map<UUID, Integer> presses;
    private final Map<String, Acquaintances.Known> known;
    private final Set<UUID> approved;
    private final Set<UUID> gone;
    private final Set<UUID> pardoned;
    private final Map<String, List<Registrant>> byName;
    private final Map<String, String> hosts;
    private final ThrowAwayDomains throwAway;

    /// @param hostNames the names of all on the staff
    Roll(
            Handle handle,
            Meeting meeting,
            List<String> hostNames,
            ThrowAwayDomains throwAway,
            Instant now) {
        UUID id = meeting.id();
        this.throwAway = throwAway;
        registrants = Registrants.of(handle, id);
        latestKnock = new HashMap<>();
        Knocks.of(handle, id).forEach(knock -> latestKnock.put(knock.registrantId(), knock));
        devices = devices(handle, id);
        phones = PhoneGuests.of(handle, id);
        held =
                map(
                        handle,
                        """
                        SELECT h.knock_id AS key, h.message AS value FROM hold h
                        JOIN knock k ON k.id = h.knock_id
                        WHERE k.meeting_id = :meeting ORDER BY h.id
                        """,
                        id,
                        String.class);
        arrivalCodes =
                map(
                        handle,
                        """
                        SELECT registrant_id AS key, arrival_code AS value FROM pass
                        WHERE meeting_id = :meeting ORDER BY id
                        """,
                        id,
                        String.class);
        presses = presses(handle, id);
        known = known(handle, id, now);
        approved = set(handle, "approval", id);
        gone = new HashSet<>(set(handle, "refusal", id));
        gone.addAll(set(handle, "withdrawal", id));
        pardoned = pardoned(handle, id);
        byName =
                registrants.stream()
                        .filter(registrant -> !registrant.nameKey().isEmpty())
                        .collect(groupingBy(Registrant::nameKey));
        hosts =
                hostNames.stream()
                        .collect(
                                Collectors.toMap(
                                        NameKey::of, Function.identity(), (first, _) -> first));
    }

    private static Map<UUID, List<Device>> devices(Handle handle, UUID meeting) {
        return handle
                .createQuery(
                        """
                        SELECT d.id, d.registrant_id, d.label, d.proved_at FROM device d
                        JOIN registrant r ON r.id = d.registrant_id
                        WHERE r.meeting_id = :meeting
                          AND NOT EXISTS (SELECT 1 FROM device_removal x WHERE x.device_id = d.id)
                        ORDER BY d.id
                        """)
                .bind("meeting", meeting)
                .map(ConstructorMapper.of(Device.class))
                .list()
                .stream()
                .collect(groupingBy(Device::registrantId, mapping(Function.identity(), toList())));
    }

    private static Map<UUID, Integer> presses(Handle handle, UUID meeting) {
        return map(
                handle,
                """
                SELECT p.registrant_id AS key, COUNT(*) AS value FROM pass_press x
                JOIN pass p ON p.id = x.pass_id
                WHERE p.meeting_id = :meeting
                  AND NOT EXISTS (SELECT 1 FROM device d
                                  WHERE d.registrant_id = p.registrant_id
                                    AND d.browser = x.browser)
                GROUP BY p.registrant_id
                """,
                meeting,
                Integer.class);
    }

    private static Map<String, Acquaintances.Known> known(
            Handle handle, UUID meeting, Instant now) {
        Map<String, Acquaintances.Known> known = new HashMap<>();
        handle.createQuery(
                        """
                        SELECT a.mailbox AS mailbox,
                               SUM(CASE WHEN ground = 'ATTENDED' THEN 1 ELSE 0 END) AS attended,
                               SUM(CASE WHEN ground = 'VOUCHED' THEN 1 ELSE 0 END) AS vouched,
                               SUM(CASE WHEN ground = 'BANNED' THEN 1 ELSE 0 END) AS banned
                        FROM acquaintance a
                        JOIN registrant r ON r.mailbox = a.mailbox AND r.meeting_id = :meeting
                        WHERE a.until > :now GROUP BY a.mailbox
                        """)
                .bind("meeting", meeting)
                .bind("now", now)
                .map(Roll::knownRow)
                .forEach(known::putAll);
        return known;
    }

    private static Map<String, Acquaintances.Known> knownRow(RowView row) {
        return Map.of(
                row.getColumn("mailbox", String.class),
                new Acquaintances.Known(
                        row.getColumn("attended", Integer.class),
                        row.getColumn("vouched", Integer.class) > 0,
                        row.getColumn("banned", Integer.class) > 0));
    }

    private static Set<UUID> set(Handle handle, String table, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT registrant_id FROM <table> t
                        JOIN registrant r ON r.id = t.registrant_id WHERE r.meeting_id = :meeting
                        """)
                .define("table", table)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .set();
    }

    private static Set<UUID> pardoned(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT p.knock_id FROM pardon p
                        JOIN knock k ON k.id = p.knock_id WHERE k.meeting_id = :meeting
                        """)
                .bind("meeting", meeting)
                .mapTo(UUID.class)
                .set();
    }

    /// The last value for each key.
    private static <V> Map<UUID, V> map(Handle handle, String sql, UUID meeting, Class<V> type) {
        Map<UUID, V> all = new HashMap<>();
        handle.createQuery(sql)
                .bind("meeting", meeting)
                .map(row -> Map.of(row.getColumn("key", UUID.class), row.getColumn("value", type)))
                .forEach(all::putAll);
        return all;
    }

    /// The desk's rows: everybody but those who withdrew or were refused beforehand.
    List<DeskRow> rows() {
        return registrants.stream()
                .filter(
                        registrant ->
                                !gone.contains(registrant.id())
                                        || latestKnock.containsKey(registrant.id()))
                .map(this::row)
                .toList();
    }

    private DeskRow row(Registrant registrant) {
        Optional<Knock> knock = Optional.ofNullable(latestKnock.get(registrant.id()));
        List<Flag> flags = flags(registrant);
        Acquaintances.Known acquaintance = acquaintance(registrant);
        return new DeskRow(
                registrant,
                place(knock),
                group(registrant, flags, acquaintance),
                flags,
                acquaintance,
                devices.getOrDefault(registrant.id(), List.of()),
                knock,
                knock.map(Knock::id).map(held::get),
                Optional.ofNullable(phones.get(registrant.id())),
                arrivalCodes.getOrDefault(registrant.id(), ""));
    }

    private Place place(Optional<Knock> knock) {
        if (knock.isEmpty()) {
            return Place.EXPECTED;
        }
        Knock last = knock.get();
        if (last.isOpen()) {
            return last.isWaiting() ? Place.KNOCKING : Place.INSIDE;
        }
        boolean turnedAway = last.isTurnedAway() && !pardoned.contains(last.id());
        return turnedAway ? Place.TURNED_AWAY : Place.EXPECTED;
    }

    private Acquaintances.Known acquaintance(Registrant registrant) {
        Acquaintances.Known nobody = new Acquaintances.Known(0, false, false);
        return registrant
                .mailbox()
                .map(mailbox -> known.getOrDefault(mailbox, nobody))
                .orElse(nobody);
    }

    private Group group(Registrant registrant, List<Flag> flags, Acquaintances.Known acquaintance) {
        if (!flags.isEmpty()) {
            return Group.UNDER_QUESTION;
        }
        if (registrant.badge().isPresent()) {
            return Group.SPEAKER;
        }
        if (!approved.contains(registrant.id())) {
            return Group.FIRST_TIME;
        }
        return acquaintance.isNeighbour() ? Group.KNOWN : Group.APPROVED;
    }

    /// Nobody is flagged for a name that an organiser entered: whoever else has it is.
    private List<Flag> flags(Registrant registrant) {
        List<Flag> flags = new ArrayList<>();
        if (acquaintance(registrant).banned()) {
            flags.add(new Flag.Banned());
        }
        if (registrant.badge().isEmpty()) {
            flagName(registrant, flags);
        }
        List<Device> proved = devices.getOrDefault(registrant.id(), List.of());
        if (proved.size() > 1) {
            flags.add(new Flag.SecondDevice(proved.getLast().label()));
        }
        int tried = presses.getOrDefault(registrant.id(), 0);
        if (tried > 0) {
            flags.add(new Flag.SomebodyTried(tried));
        }
        registrant
                .email()
                .flatMap(throwAway::domainOf)
                .ifPresent(domain -> flags.add(new Flag.ThrowAwayMailbox(domain)));
        return List.copyOf(flags);
    }

    private void flagName(Registrant registrant, List<Flag> flags) {
        String key = registrant.nameKey();
        Optional.ofNullable(hosts.get(key))
                .ifPresent(host -> flags.add(new Flag.LooksLikeHost(host)));
        byName.getOrDefault(key, List.of()).stream()
                .filter(other -> !other.id().equals(registrant.id()))
                .findFirst()
                .ifPresent(other -> flags.add(resemblance(other)));
    }

    private static Flag resemblance(Registrant other) {
        return other.badge().isPresent()
                ? new Flag.LooksLikeSpeaker(other.badge().get() + " " + other.fullName())
                : new Flag.SameName(other.fullName());
    }
}
