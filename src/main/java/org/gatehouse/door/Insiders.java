package org.gatehouse.door;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.rooms.Ability;
import org.gatehouse.rooms.Caretaker;
import org.gatehouse.rooms.Occupant;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.Room;

/// Who is inside by the platform's own account. The desk is shown what was heard last, at once; the
/// platform is asked again behind it, and open desks hear when its answer has changed.
public final class Insiders {
    private static final Duration FRESH = Duration.ofSeconds(3);

    private final Caretaker caretaker;
    private final Broadcast broadcast;
    private final InstantSource clock;
    private final Executor behind;
    private final Map<UUID, Heard> heard = new ConcurrentHashMap<>();

    /// @param behind carries out what may take seconds
    public Insiders(
            Caretaker caretaker, Broadcast broadcast, InstantSource clock, Executor behind) {
        this.caretaker = caretaker;
        this.broadcast = broadcast;
        this.clock = clock;
        this.behind = behind;
    }

    /// What a platform said.
    ///
    /// @param asked when it was asked last
    /// @param people who is inside; empty as long as it has not answered
    /// @param trouble why there is no newer answer
    public record Heard(Instant asked, Optional<List<Occupant>> people, Optional<String> trouble) {}

    /// What was heard last of `room`; empty where its platform never tells.
    public Optional<Heard> of(Room room) {
        boolean tells =
                caretaker
                        .provider(room.details().provider())
                        .filter(p -> p.abilities().contains(Ability.REPORTS_WHO_IS_INSIDE))
                        .isPresent();
        if (!tells) {
            return Optional.empty();
        }
        Instant now = clock.instant();
        Heard last = heard.get(room.id());
        if (last == null || last.asked().plus(FRESH).isBefore(now)) {
            last =
                    last == null
                            ? new Heard(now, Optional.empty(), Optional.empty())
                            : new Heard(now, last.people(), last.trouble());
            heard.put(room.id(), last);
            behind.execute(() -> ask(room));
        }
        return Optional.of(last);
    }

    private void ask(Room room) {
        Outcome<List<Occupant>> outcome = caretaker.occupants(room);
        Heard before = Objects.requireNonNull(heard.get(room.id()));
        Optional<List<Occupant>> known = before.people();
        Heard now =
                switch (outcome) {
                    case Outcome.Done<List<Occupant>>(List<Occupant> people) ->
                            new Heard(clock.instant(), Optional.of(people), Optional.empty());
                    case Outcome.Refused<List<Occupant>>(String reason) ->
                            new Heard(clock.instant(), known, Optional.of(reason));
                    case Outcome.Unreachable<List<Occupant>>(String reason) ->
                            new Heard(clock.instant(), known, Optional.of(reason));
                };
        heard.put(room.id(), now);
        if (!now.people().equals(known) || !now.trouble().equals(before.trouble())) {
            broadcast.send(new Signal(Signal.desk(room.meeting()), "inside"));
        }
    }
}
