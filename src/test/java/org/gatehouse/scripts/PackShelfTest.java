package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import net.lingala.zip4j.ZipFile;
import org.gatehouse.incident.PackCheck;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.incident.PackShelf;
import org.gatehouse.incident.PackShelf.State;
import org.gatehouse.incident.PackStage;
import org.gatehouse.live.Broadcast;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackShelfTest {
    private static final PackOrder ORDER =
            new PackOrder("PC Ellis", "Reporting a crime", false, false);
    private static final String PHRASE = "abcde-fghij-klmno-pqrst";

    @TempDir private static Path data;
    private static Evening evening;
    private static UUID incident;

    private final Broadcast broadcast = new Broadcast();
    private final List<Runnable> waiting = new ArrayList<>();
    @TempDir private Path folder;
    private Path lying;
    private Instant now = Instant.now();
    private PackShelf shelf;

    @BeforeAll
    static void anIncident() {
        evening = new Evening(data);
        incident =
                evening.forum.database.write(
                        tx ->
                                evening.forum.incidents.byHand(
                                        tx, evening.meeting.id(), tx.now(), Evening.GATEKEEPER));
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    @BeforeEach
    void aShelf() {
        lying = folder.resolve("packs");
        shelf = restarted();
    }

    /// The shelf of a program that was started just now.
    private PackShelf restarted() {
        return new PackShelf(evening.forum.evidence, lying, broadcast, () -> now, waiting::add);
    }

    private UUID begin() {
        return shelf.begin(incident, ORDER, PHRASE, Evening.GATEKEEPER);
    }

    @Test
    void everyStageIsToldAsItIsReachedAndTheWholePackComesLast() throws Exception {
        UUID pack = begin();
        List<State> told = new ArrayList<>(List.of(shelf.state(pack)));
        broadcast.listen(PackShelf.topic(pack), _ -> told.add(shelf.state(pack)));
        waiting.removeFirst().run();
        List<State> wanted = new ArrayList<>();
        EnumSet.complementOf(EnumSet.of(PackStage.READY))
                .forEach(stage -> wanted.add(new State.UnderWay(stage)));
        wanted.add(new State.Ready(now.plus(PackShelf.KEPT)));
        assertEquals(wanted, told);
        try (ZipFile zip =
                new ZipFile(shelf.file(pack).orElseThrow().toFile(), PHRASE.toCharArray())) {
            zip.extractAll(folder.resolve("out").toString());
        }
        Path bag = folder.resolve("out").resolve(PackShelf.name(incident));
        assertEquals(
                List.of(), PackCheck.check(bag, evening.forum.checkpoints.verifierKey()).faults());
        assertEquals(List.of(pack + ".zip"), names());
    }

    @Test
    void aCrashInTheMiddleLeavesNoHalfPack() throws IOException {
        UUID broken = begin();
        Path half = lying.resolve(broken + ".making/bag");
        Files.createDirectories(half);
        Files.writeString(half.resolve("participants.csv"), "Margaret");
        shelf.sweep();
        assertTrue(Files.exists(half), "what is under way is left alone");
        shelf = restarted();
        assertEquals(new State.Gone(), shelf.state(broken));
        assertTrue(shelf.file(broken).isEmpty());
        shelf.sweep();
        assertEquals(List.of(), names());
    }

    @Test
    void whatFailsLeavesNothingAndIsNotCalledReady() throws IOException {
        Files.writeString(lying, "a file is where the folder should be");
        UUID pack = begin();
        waiting.removeFirst().run();
        assertEquals(new State.Gone(), shelf.state(pack));
    }

    @Test
    void afterAnHourThePackIsGoneThoughTheProgramWasStartedAgain() throws IOException {
        UUID pack = begin();
        waiting.removeFirst().run();
        shelf = restarted();
        now = now.plus(PackShelf.KEPT).minusSeconds(5);
        shelf.sweep();
        assertTrue(shelf.state(pack) instanceof State.Ready);
        now = now.plusSeconds(10);
        assertEquals(new State.Gone(), shelf.state(pack));
        assertTrue(shelf.file(pack).isEmpty(), "even before it is swept away");
        shelf.sweep();
        assertEquals(List.of(), names());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> all = Files.list(lying)) {
            return all.map(file -> String.valueOf(file.getFileName())).sorted().toList();
        }
    }
}
