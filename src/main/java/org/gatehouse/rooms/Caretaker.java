package org.gatehouse.rooms;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gatehouse.ledger.Actor;
import org.gatehouse.sql.Database;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;

/// Opens, ends and lets people into rooms in such a way that a crash at any point loses nothing and
/// makes nothing twice: each step is written down before and after the platform is asked. Never
/// call it inside a transaction: it asks platforms and writes by itself.
public final class Caretaker {
    private static final Wording WORDS = Wording.of("platforms");

    private final Database database;
    private final Rooms rooms;
    private final RoomSteps steps;
    private final Function<String, Optional<RoomProvider>> providers;

    public Caretaker(
            Database database, Rooms rooms, RoomSteps steps, List<RoomProvider> providers) {
        this(database, rooms, steps, new Providers(providers)::provider);
    }

    /// @param providers the provider of a name, where it is set up at that moment
    public Caretaker(
            Database database,
            Rooms rooms,
            RoomSteps steps,
            Function<String, Optional<RoomProvider>> providers) {
        this.database = database;
        this.rooms = rooms;
        this.steps = steps;
        this.providers = providers;
    }

    /// The provider called `name`, where it is set up.
    public Optional<RoomProvider> provider(String name) {
        return providers.apply(name);
    }

    /// Opens the room of `request` at `provider`, or finds it where an earlier attempt opened it.
    public Outcome<Room> open(RoomProvider provider, RoomRequest request, Actor by) {
        Optional<Room> known = database.read(h -> rooms.roomOfRequest(h, request.key()));
        if (known.isPresent()) {
            return Outcome.done(known.get());
        }
        boolean inDoubt = database.read(h -> steps.mayHaveTaken(h, request.key(), "open"));
        Outcome<Optional<RoomDetails>> earlier =
                inDoubt ? provider.find(request) : Outcome.done(Optional.empty());
        return earlier.then(
                        found ->
                                found.map(Outcome::done)
                                        .orElseGet(() -> openAnew(provider, request)))
                .map(details -> record(provider, request, details, by));
    }

    /// A time-out may hide a success: look once before giving up.
    private Outcome<RoomDetails> openAnew(RoomProvider provider, RoomRequest request) {
        Outcome<RoomDetails> opened =
                step(request.meeting(), request.key(), "open", () -> provider.open(request));
        if (!(opened instanceof Outcome.Unreachable<RoomDetails>)) {
            return opened;
        }
        return switch (provider.find(request)) {
            case Outcome.Done<Optional<RoomDetails>>(Optional<RoomDetails> found)
                    when found.isPresent() ->
                    Outcome.done(found.get());
            case Outcome.Done<Optional<RoomDetails>> _ -> opened;
            case Outcome.Refused<Optional<RoomDetails>> _ -> opened;
            case Outcome.Unreachable<Optional<RoomDetails>> _ -> opened;
        };
    }

    /// A platform that answers after another room has taken its place has its own ended again:
    /// nobody was told of it.
    private Room record(RoomProvider provider, RoomRequest request, RoomDetails details, Actor by) {
        Room room = database.write(tx -> rooms.recordOpened(tx, request, details, by));
        if (!room.details().equals(details)) {
            Outcome<Ended> _ =
                    step(request.meeting(), request.key(), "end-late", () -> provider.end(details));
        }
        return room;
    }

    /// Makes the personal link of `guest` into `room`, which must not have ended.
    public Outcome<JoinLink> admit(Room room, Guest guest, Actor by) {
        return at(room, provider -> provider.admit(room.details(), guest))
                .then(link -> recordAdmitted(room, guest, link, by));
    }

    /// The room may have been closed while the platform was asked: then the link is not given out.
    private Outcome<JoinLink> recordAdmitted(Room room, Guest guest, JoinLink link, Actor by) {
        return database.write(
                tx -> {
                    Optional<Room> now = rooms.room(tx.handle(), room.id());
                    if (now.isEmpty() || now.get().ended().isPresent()) {
                        return Outcome.refused(WORDS.text("platforms.closed"));
                    }
                    rooms.recordAdmitted(tx, room, guest, link, by);
                    return Outcome.done(link);
                });
    }

    /// Puts `guest` out of `room`.
    public Outcome<Removed> remove(Room room, Guest guest) {
        Set<String> references = database.read(h -> rooms.referencesOf(h, room, guest.pass()));
        return step(
                room.meeting(),
                key(room),
                "remove",
                () -> at(room, provider -> provider.remove(room.details(), guest, references)));
    }

    /// Switches the microphone of the owner of `pass` off.
    public Outcome<Boolean> mute(Room room, UUID pass) {
        Set<String> references = database.read(h -> rooms.referencesOf(h, room, pass));
        return at(room, provider -> provider.mute(room.details(), references));
    }

    /// Ends what the owner of `pass` shows.
    public Outcome<Boolean> stopShowing(Room room, UUID pass) {
        Set<String> references = database.read(h -> rooms.referencesOf(h, room, pass));
        return at(room, provider -> provider.stopShowing(room.details(), references));
    }

    /// Who is inside, with the pass that each came in on, as far as that is known.
    public Outcome<List<Occupant>> occupants(Room room) {
        return at(room, provider -> provider.occupants(room.details()))
                .map(
                        all ->
                                database.read(
                                        h ->
                                                all.stream()
                                                        .map(one -> named(h, room, one))
                                                        .toList()));
    }

    /// Who showed their screen in `room`, with the pass that each came in on, as far as that is
    /// known.
    public List<Shown> shown(Room room) {
        List<Shown> all =
                provider(room.details().provider())
                        .map(provider -> provider.shown(room.details()))
                        .orElse(List.of());
        return all.isEmpty()
                ? all
                : database.read(
                        h ->
                                all.stream()
                                        .map(
                                                one ->
                                                        one.with(
                                                                one.reference()
                                                                        .flatMap(
                                                                                known ->
                                                                                        rooms
                                                                                                .passOf(
                                                                                                        h,
                                                                                                        room,
                                                                                                        known))))
                                        .toList());
    }

    /// Everybody whom the platform reported in `room` or in its waiting room, with the pass that
    /// each came on, as far as that is known.
    public List<Reported> reported(Room room) {
        List<RoomEvent.Person> all =
                provider(room.details().provider())
                        .map(provider -> provider.reported(room.details()))
                        .orElse(List.of());
        return all.isEmpty()
                ? List.of()
                : database.read(h -> all.stream().map(one -> reported(h, room, one)).toList());
    }

    private Reported reported(Handle handle, Room room, RoomEvent.Person one) {
        return new Reported(
                one.handle(),
                one.name(),
                one.reference().flatMap(reference -> rooms.passOf(handle, room, reference)));
    }

    /// Who was in `room` and when, as its platform tells it afterwards.
    public Outcome<List<Stay>> stays(Room room) {
        return at(room, provider -> provider.stays(room.details()));
    }

    private Occupant named(Handle handle, Room room, Occupant one) {
        Optional<UUID> pass =
                one.reference().flatMap(reference -> rooms.passOf(handle, room, reference));
        return new Occupant(
                one.presence(),
                one.name(),
                one.pass().or(() -> pass),
                one.reference(),
                one.since());
    }

    /// Closes `room` by our record, where that is not done yet, and then at its platform.
    public Outcome<Ended> end(Room room, Actor by) {
        database.write(
                tx -> {
                    rooms.recordEnded(tx, room, by);
                    return room;
                });
        return endAtPlatform(room);
    }

    /// The rooms that we closed without having heard their platforms' yes.
    public List<UUID> toBeEnded() {
        return database.read(steps::roomsToEnd);
    }

    /// Tells the platform of `room`, which we closed, once more; whether it said yes.
    public boolean endAgain(UUID room) {
        Room closed = database.read(h -> rooms.room(h, room)).orElseThrow();
        return endAtPlatform(closed) instanceof Outcome.Done<Ended>;
    }

    private Outcome<Ended> endAtPlatform(Room room) {
        return step(
                room.meeting(),
                key(room),
                "end",
                () -> at(room, provider -> provider.end(room.details())));
    }

    private String key(Room room) {
        return database.read(h -> rooms.requestKey(h, room));
    }

    private <T> Outcome<T> at(Room room, Asking<T> asking) {
        String name = room.details().provider();
        return provider(name)
                .map(asking::ask)
                .orElseGet(() -> Outcome.refused(WORDS.text("platforms.gone", name)));
    }

    private <T> Outcome<T> step(
            UUID meeting, String key, String name, Supplier<Outcome<T>> asking) {
        database.write(
                tx -> {
                    steps.begin(tx, meeting, key, name);
                    return key;
                });
        Outcome<T> outcome = asking.get();
        database.write(
                tx -> {
                    steps.finish(tx, meeting, key, name, outcome);
                    return key;
                });
        return outcome;
    }

    @FunctionalInterface
    private interface Asking<T> {
        Outcome<T> ask(RoomProvider provider);
    }
}
