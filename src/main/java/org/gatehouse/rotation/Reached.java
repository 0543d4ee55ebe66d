package org.gatehouse.rotation;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.alert.Besides;
import org.gatehouse.alert.OtherWays;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Knock;
import org.gatehouse.door.Place;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.mail.DeliveryState;
import org.gatehouse.sql.Database;

/// Who has been reached after a meeting was set up afresh: what the mail servers said, who has seen
/// it with their own eyes, and who is in the new room. A letter that a server took is handed over,
/// not read.
public final class Reached {
    private final Database database;
    private final Desk desk;
    private final DeliveryBoard deliveries;
    private final Broadcast broadcast;
    private final OtherWays otherWays;
    private final InstantSource clock;

    public Reached(
            Database database,
            Desk desk,
            DeliveryBoard deliveries,
            Broadcast broadcast,
            OtherWays otherWays,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.deliveries = deliveries;
        this.broadcast = broadcast;
        this.otherWays = otherWays;
        this.clock = clock;
    }

    /// How far one person has been reached; the order is from best to worst.
    public enum How {
        /// They have come into the new room.
        ARRIVED,
        /// They have opened their pass's page by hand since, or knocked.
        SEEN,
        /// Their pass's page is open and has told them; whether they look at it, nobody knows.
        PAGE_OPEN,
        /// A mail server took the letter.
        HANDED_OVER,
        /// It is on its way.
        ON_ITS_WAY,
        /// A mail server put it off.
        DEFERRED,
        /// A mail server would not take it.
        REFUSED,
        /// A mail server took it and sent it back.
        BOUNCED,
        /// No letter can reach them, as where they have no mailbox.
        NO_LETTER;

        public boolean isToBeRungUp() {
            return switch (this) {
                case REFUSED, BOUNCED, NO_LETTER -> true;
                case ARRIVED, SEEN, PAGE_OPEN, HANDED_OVER, ON_ITS_WAY, DEFERRED -> false;
            };
        }
    }

    /// One person's row.
    ///
    /// @param words what the mail server said last
    /// @param besides what went to them besides the letter, and does not count
    public record Person(
            String name,
            Optional<String> email,
            How how,
            Optional<String> words,
            Besides besides) {}

    /// The whole board.
    ///
    /// @param blindSince since when nobody knows which letters came back; empty where that is known
    public record Board(
            List<Person> people, Map<How, Integer> counts, Optional<Instant> blindSince) {
        public List<Person> toBeRungUp() {
            return people.stream().filter(person -> person.how().isToBeRungUp()).toList();
        }

        /// What went out besides the letters.
        public Besides besides() {
            return Besides.sum(people.stream().map(Person::besides).toList());
        }
    }

    /// The board of `rotation`.
    public Board board(Rotation rotation) {
        UUID meeting = rotation.meetingId();
        Map<UUID, DeliveryBoard.Delivery> letters = new HashMap<>();
        deliveries
                .deliveries(meeting, rotation.generation() - 1)
                .forEach(delivery -> letters.put(delivery.person(), delivery));
        Set<UUID> seen = database.read(handle -> RotationRows.seenBy(handle, rotation.id()));
        Map<UUID, Besides> besides = database.read(h -> otherWays.sent(h, rotation.id()));
        List<Person> people =
                database.read(handle -> desk.view(handle, meeting, clock.instant())).rows().stream()
                        .filter(row -> row.place() != Place.TURNED_AWAY)
                        .map(
                                row ->
                                        person(
                                                row,
                                                hasSeen(row, rotation, seen),
                                                Optional.ofNullable(
                                                        letters.get(row.registrantId())),
                                                besides.getOrDefault(
                                                        row.registrantId(), Besides.NOTHING)))
                        .sorted(Comparator.comparing(Person::how).reversed())
                        .toList();
        Map<How, Integer> counts = new EnumMap<>(How.class);
        for (How how : How.values()) {
            counts.put(how, (int) people.stream().filter(person -> person.how() == how).count());
        }
        return new Board(people, counts, deliveries.blindSince());
    }

    /// A knock that was kept for them over the move is none of theirs.
    private static boolean hasSeen(DeskRow row, Rotation rotation, Set<UUID> seen) {
        return seen.contains(row.registrantId())
                || row.knock()
                        .filter(
                                knock ->
                                        Optional.ofNullable(rotation.done().get(RotationStep.MOVE))
                                                .filter(knock.at()::isAfter)
                                                .isPresent())
                        .isPresent();
    }

    private Person person(
            DeskRow row, boolean seen, Optional<DeliveryBoard.Delivery> letter, Besides besides) {
        Optional<String> words = letter.flatMap(one -> Optional.ofNullable(one.words()));
        return new Person(
                row.registrant().fullName(),
                row.registrant().email(),
                how(row, seen, letter),
                words,
                besides);
    }

    private How how(DeskRow row, boolean seen, Optional<DeliveryBoard.Delivery> letter) {
        if (row.place() == Place.INSIDE && row.knock().flatMap(Knock::enteredAt).isPresent()) {
            return How.ARRIVED;
        }
        if (seen) {
            return How.SEEN;
        }
        if (broadcast.listeners(Signal.person(row.registrantId())) > 0) {
            return How.PAGE_OPEN;
        }
        return letter.map(one -> how(one.state())).orElse(How.NO_LETTER);
    }

    private static How how(DeliveryState state) {
        return switch (state) {
            case ACCEPTED -> How.HANDED_OVER;
            case QUEUED, IN_FLIGHT -> How.ON_ITS_WAY;
            case DEFERRED -> How.DEFERRED;
            case FAILED -> How.REFUSED;
            case BOUNCED -> How.BOUNCED;
            case EXPIRED, SUPERSEDED, WITHDRAWN -> How.NO_LETTER;
        };
    }
}
