package org.gatehouse.rotation;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Place;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.DeliveryBoard;
import org.gatehouse.mail.DeliveryState;
import org.gatehouse.sql.Database;

/// Who has been reached after a meeting was set up afresh: what the mail servers said, and who has
/// come back to the door. A letter that a server took is handed over, not read.
public final class Reached {
    private final Database database;
    private final Desk desk;
    private final DeliveryBoard deliveries;
    private final Broadcast broadcast;
    private final InstantSource clock;

    public Reached(
            Database database,
            Desk desk,
            DeliveryBoard deliveries,
            Broadcast broadcast,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.deliveries = deliveries;
        this.broadcast = broadcast;
        this.clock = clock;
    }

    /// How far one person has been reached; the order is from best to worst.
    public enum How {
        /// They are at the door or inside: a person has seen it.
        ARRIVED,
        /// Their pass's page is open and has told them.
        PAGE_OPEN,
        /// A mail server took the letter.
        HANDED_OVER,
        /// It is on its way.
        ON_ITS_WAY,
        /// A mail server put it off.
        DEFERRED,
        /// It can't be delivered: somebody has to ring them up.
        NOT_REACHED;

        public boolean isToBeRungUp() {
            return this == NOT_REACHED;
        }
    }

    /// One person's row.
    ///
    /// @param words what the mail server said last
    public record Person(String name, Optional<String> email, How how, Optional<String> words) {}

    /// The whole board.
    public record Board(List<Person> people, Map<How, Integer> counts) {
        public List<Person> toBeRungUp() {
            return people.stream().filter(person -> person.how().isToBeRungUp()).toList();
        }
    }

    /// The board of the letters of `generation` of `meeting`.
    public Board board(UUID meeting, int generation) {
        Map<UUID, DeliveryBoard.Delivery> letters = new HashMap<>();
        deliveries
                .deliveries(meeting, generation)
                .forEach(delivery -> letters.put(delivery.person(), delivery));
        List<Person> people =
                database.read(handle -> desk.view(handle, meeting, clock.instant())).rows().stream()
                        .filter(row -> row.place() != Place.TURNED_AWAY)
                        .map(
                                row ->
                                        person(
                                                row,
                                                Optional.ofNullable(
                                                        letters.get(row.registrantId()))))
                        .sorted(Comparator.comparing(Person::how).reversed())
                        .toList();
        Map<How, Integer> counts = new EnumMap<>(How.class);
        for (How how : How.values()) {
            counts.put(how, (int) people.stream().filter(person -> person.how() == how).count());
        }
        return new Board(people, counts);
    }

    private Person person(DeskRow row, Optional<DeliveryBoard.Delivery> letter) {
        Optional<String> words = letter.flatMap(one -> Optional.ofNullable(one.words()));
        return new Person(
                row.registrant().fullName(), row.registrant().email(), how(row, letter), words);
    }

    private How how(DeskRow row, Optional<DeliveryBoard.Delivery> letter) {
        if (row.place() == Place.KNOCKING || row.place() == Place.INSIDE) {
            return How.ARRIVED;
        }
        if (broadcast.listeners(Signal.person(row.registrantId())) > 0) {
            return How.PAGE_OPEN;
        }
        return letter.map(one -> how(one.state())).orElse(How.NOT_REACHED);
    }

    private static How how(DeliveryState state) {
        return switch (state) {
            case ACCEPTED -> How.HANDED_OVER;
            case QUEUED, IN_FLIGHT -> How.ON_ITS_WAY;
            case DEFERRED -> How.DEFERRED;
            case FAILED, BOUNCED, EXPIRED, SUPERSEDED, WITHDRAWN -> How.NOT_REACHED;
        };
    }
}
