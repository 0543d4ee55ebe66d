package org.gatehouse.rehearsal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Gatehouse;
import org.gatehouse.mail.localrelay.LocalRelay;

/// Plays the evening: a forum of its own on a free port, a relay of its own, and the cast.
public final class Rehearsal {
    /// How many residents there are where nobody says.
    public static final int USUAL = 60;

    public static final int FEWEST = Cast.FEWEST;
    public static final int MOST = Cast.MOST;

    static final List<Act> ACTS =
            List.of(
                    new Announcing(),
                    new Registering(),
                    new LinkInPublic(),
                    new Impostors(),
                    new Knocking(),
                    new AtTheDesk(),
                    new SeenInPublic(),
                    new BadFrame(),
                    new Afresh());

    private final Cast cast;
    private final Optional<Path> keep;
    private final List<Act> acts;

    /// @param seed draws the cast
    /// @param keep where database, letters and logs stay; a folder that goes away where empty
    public Rehearsal(long seed, int residents, Optional<Path> keep) {
        this(seed, residents, keep, ACTS);
    }

    /// @param acts what is played, in this order
    Rehearsal(long seed, int residents, Optional<Path> keep, List<Act> acts) {
        this.cast = Cast.of(seed, residents);
        this.keep = keep;
        this.acts = List.copyOf(acts);
    }

    /// Plays it and returns what came of it.
    public Report play() {
        try {
            if (keep.isPresent()) {
                return play(Files.createDirectories(keep.get()));
            }
            try (ThrowAwayFolder folder = ThrowAwayFolder.create()) {
                return play(folder.path());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Report play(Path folder) throws IOException {
        PlayClock clock = new PlayClock(Stage.moment(Stage.DAY_BEFORE, "16:55"));
        Path mails = folder.resolve("mails");
        try (LocalRelay relay =
                LocalRelay.start(
                        0, clock, keep.isPresent() ? Optional.of(mails) : Optional.empty())) {
            int port = Playhouse.freePort();
            URI site = URI.create("http://localhost:" + port);
            Config config = Playhouse.config(folder, port, relay.port());
            Mailboxes mail = new Mailboxes(relay, site.toString());
            try (Gatehouse house =
                            new Gatehouse(config, clock, new SecureRandom(), false, List.of());
                    Stage stage = new Stage(house.forum(), cast, clock, mail, site)) {
                house.start();
                Report report = play(stage, relay);
                if (keep.isPresent()) {
                    report.write(folder, stage.forum.practice.log(), relay.log());
                    LeavingEvidence.in(folder, stage);
                }
                return report;
            }
        }
    }

    private Report play(Stage stage, LocalRelay relay) {
        for (Act act : acts) {
            try {
                act.play(stage);
            } catch (RuntimeException e) {
                stage.checks.mishap("\"%s\" broke off: %s".formatted(act.title(), e.getMessage()));
                break;
            }
        }
        RoomLog rooms = new RoomLog(stage.forum.practice.log());
        new Witnesses(rooms, relay.received(), stage.site.toString()).check(stage.checks);
        return new Report(
                cast,
                rooms,
                Outcome.of(stage, rooms, 0, cast::isExpectedInside),
                Outcome.of(stage, rooms, 1, cast::isExpectedInside),
                Outcome.of(stage, rooms, 2, cast::isExpectedBack),
                stage.checks.results(),
                stage.checks.mishaps(),
                stage.timeline.moments(),
                stage.leak,
                stage.seconds,
                relay.log().size(),
                stage.timeline.millis());
    }
}
