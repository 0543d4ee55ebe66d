package org.gatehouse.rooms;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.gatehouse.words.Wording;

/// Tries a provider out for somebody who is setting it up: opens a real room, makes a real link,
/// ends the room again, and says in plain words what worked and what is missing.
public final class TryOut {
    private static final Wording WORDS = Wording.of("platforms");

    private final RoomProvider provider;
    private final Supplier<List<Finding>> beforehand;

    /// @param beforehand what the vendor's own package can check before a room is made, such as
    ///   scopes and the licence
    public TryOut(RoomProvider provider, Supplier<List<Finding>> beforehand) {
        this.provider = provider;
        this.beforehand = beforehand;
    }

    /// One thing that was tried.
    ///
    /// @param good whether it is as it should be
    /// @param what a sentence: what works, or what is missing and where to put it right
    public record Finding(boolean good, String what) {}

    /// Tries everything with the room of `request`, which is ended again whatever happens. Stops at
    /// the first step without which the next makes no sense.
    public List<Finding> run(RoomRequest request) {
        List<Finding> findings = new ArrayList<>(beforehand.get());
        if (findings.stream().anyMatch(finding -> !finding.good())) {
            return findings;
        }
        Outcome<RoomDetails> opened = provider.open(request);
        findings.add(finding(opened, WORDS.text("platforms.trial.opened")));
        switch (opened) {
            case Outcome.Done<RoomDetails>(RoomDetails room) -> {
                findings.addAll(within(room));
                findings.add(finding(provider.end(room), WORDS.text("platforms.trial.closed")));
            }
            case Outcome.Refused<RoomDetails> _ -> {}
            case Outcome.Unreachable<RoomDetails> _ -> {}
        }
        return findings;
    }

    private List<Finding> within(RoomDetails room) {
        List<Finding> findings = new ArrayList<>();
        Guest guest = new Guest(UUID.randomUUID(), "Trial Guest", "T1", Guest.Role.RESIDENT);
        Outcome<JoinLink> link = provider.admit(room, guest);
        findings.add(finding(link, WORDS.text("platforms.trial.link")));
        if (link instanceof Outcome.Done<JoinLink>(JoinLink made)
                && provider.abilities().contains(Ability.PERSONAL_CREDENTIALS)) {
            Set<String> references = made.reference().map(Set::of).orElse(Set.of());
            findings.add(
                    finding(
                            provider.remove(room, guest, references),
                            WORDS.text("platforms.trial.takenBack")));
        }
        provider.beforeTheDoorOpens(room)
                .forEach(
                        todo ->
                                findings.add(
                                        new Finding(
                                                true, WORDS.text("platforms.trial.before", todo))));
        return findings;
    }

    private static Finding finding(Outcome<?> outcome, String good) {
        return outcome instanceof Outcome.Done<?>
                ? new Finding(true, good)
                : new Finding(false, outcome.reason());
    }
}
