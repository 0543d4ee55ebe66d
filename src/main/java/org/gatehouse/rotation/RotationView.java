package org.gatehouse.rotation;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.gatehouse.door.Desk;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.DeskView;
import org.gatehouse.door.Place;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.gatehouse.mail.SendingTime;
import org.gatehouse.pass.Standing;
import org.gatehouse.registration.Registrants;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.sql.Database;

/// Gathers the facts that a plan is made from.
public final class RotationView {
    private final Database database;
    private final Desk desk;
    private final SpareLinks spares;
    private final Broadcast broadcast;
    private final Supplier<List<String>> relays;
    private final IntFunction<SendingTime> sending;
    private final InstantSource clock;

    /// @param relays the names of the mail relays that are set up
    /// @param sending how long they take for so many letters
    public RotationView(
            Database database,
            Desk desk,
            SpareLinks spares,
            Broadcast broadcast,
            Supplier<List<String>> relays,
            IntFunction<SendingTime> sending,
            InstantSource clock) {
        this.database = database;
        this.desk = desk;
        this.spares = spares;
        this.broadcast = broadcast;
        this.relays = relays;
        this.sending = sending;
        this.clock = clock;
    }

    /// What setting `meeting` afresh would do at this moment, with `exposed` passes replaced.
    public RotationPlan plan(UUID meeting, int exposed) {
        DeskView view = database.read(handle -> desk.view(handle, meeting, clock.instant()));
        int left = database.read(handle -> spares.left(handle, meeting));
        Map<UUID, Standing> standings =
                database.read(handle -> Registrants.standings(handle, meeting));
        List<DeskRow> coming =
                view.rows().stream()
                        .filter(
                                row ->
                                        Optional.ofNullable(standings.get(row.registrantId()))
                                                .filter(Standing::isComing)
                                                .isPresent())
                        .filter(row -> row.registrant().email().isPresent())
                        .toList();
        return RotationPlan.of(
                new RotationFacts(
                        coming.size(),
                        (int) coming.stream().filter(this::hasPageOpen).count(),
                        exposed,
                        view.at(Place.INSIDE).size(),
                        view.at(Place.KNOCKING).size(),
                        view.roomOpen(),
                        view.meeting().provider(),
                        left,
                        relays.get(),
                        sending.apply(coming.size())));
    }

    private boolean hasPageOpen(DeskRow row) {
        return broadcast.listeners(Signal.person(row.registrantId())) > 0;
    }
}
