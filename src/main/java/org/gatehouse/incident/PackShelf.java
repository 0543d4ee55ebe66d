package org.gatehouse.incident;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.stream.Stream;
import org.gatehouse.ledger.Actor;
import org.gatehouse.live.Broadcast;
import org.gatehouse.live.Signal;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes evidence packs behind the page that asked for one, and keeps each for an hour to be
/// fetched. A pack lies here under its own name only when it is whole: what a crash left half made
/// has another, and is swept away.
public final class PackShelf {
    /// How long a finished pack can be fetched.
    public static final Duration KEPT = Duration.ofHours(1);

    private static final Logger LOG = LoggerFactory.getLogger(PackShelf.class);
    private static final String WHOLE = ".zip";
    private static final String HALF = ".making";

    private final Evidence evidence;
    private final Path folder;
    private final Broadcast broadcast;
    private final InstantSource clock;
    private final Executor behind;
    private final Map<UUID, PackStage> underWay = new ConcurrentHashMap<>();

    /// @param folder where they lie, this program's alone; made when the first one is
    /// @param behind makes them, best one after the other: each takes memory
    public PackShelf(
            Evidence evidence,
            Path folder,
            Broadcast broadcast,
            InstantSource clock,
            Executor behind) {
        this.evidence = evidence;
        this.folder = folder;
        this.broadcast = broadcast;
        this.clock = clock;
        this.behind = behind;
    }

    /// Where a pack stands.
    public sealed interface State {
        /// It is being made.
        ///
        /// @param reached what was done last
        record UnderWay(PackStage reached) implements State {}

        /// It is whole and can be fetched.
        ///
        /// @param until when its hour is over
        record Ready(Instant until) implements State {}

        /// It is not here: never finished, or its hour is over.
        record Gone() implements State {}
    }

    /// Begins to make a pack, and returns its id; never call it in a transaction.
    ///
    /// @param passphrase locks it; empty for none
    public UUID begin(UUID incident, PackOrder order, String passphrase, Actor by) {
        Evidence.Begun pack = evidence.begin(incident, order, by);
        underWay.put(pack.id(), PackStage.NOTED);
        behind.execute(() -> make(pack, passphrase));
        return pack.id();
    }

    private void make(Evidence.Begun pack, String passphrase) {
        Path half = folder.resolve(pack.id() + HALF);
        try {
            openFolder();
            Path bag = half.resolve(name(pack.incident()));
            evidence.make(pack, bag, stage -> reached(pack.id(), stage));
            Path zip = half.resolve("whole" + WHOLE);
            zip(bag, passphrase, zip);
            Files.setLastModifiedTime(zip, FileTime.from(clock.instant()));
            Files.move(zip, whole(pack.id()), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | RuntimeException e) {
            LOG.error("An evidence pack was not finished", e);
        } finally {
            delete(half);
            underWay.remove(pack.id());
            tell(pack.id());
        }
    }

    private void openFolder() throws IOException {
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
            }
        }
    }

    private void zip(Path bag, String passphrase, Path zip) throws IOException {
        String name = String.valueOf(bag.getFileName());
        try (OutputStream out = Files.newOutputStream(zip)) {
            if (passphrase.isEmpty()) {
                LocalDateTime time = clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime();
                BagZip.write(bag, name, time, out);
            } else {
                PackZip.write(bag, name, passphrase.toCharArray(), out);
            }
        }
    }

    private void reached(UUID pack, PackStage stage) {
        underWay.put(pack, stage);
        tell(pack);
    }

    private void tell(UUID pack) {
        broadcast.send(new Signal(topic(pack), "packing"));
    }

    /// On which the page of one is told how it goes.
    public static String topic(UUID pack) {
        return "pack:" + pack;
    }

    /// What the pack of `incident` is called, without an ending.
    public static String name(UUID incident) {
        return "evidence-" + incident.toString().substring(0, 13);
    }

    public State state(UUID pack) {
        PackStage reached = underWay.get(pack);
        return reached != null
                ? new State.UnderWay(reached)
                : until(pack).<State>map(State.Ready::new).orElseGet(State.Gone::new);
    }

    /// The file of a finished pack, while it can be fetched.
    public Optional<Path> file(UUID pack) {
        return until(pack).map(_ -> whole(pack));
    }

    private Optional<Instant> until(UUID pack) {
        try {
            Instant until = Files.getLastModifiedTime(whole(pack)).toInstant().plus(KEPT);
            return Optional.of(until).filter(clock.instant()::isBefore);
        } catch (NoSuchFileException notHere) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence packs can't be read", e);
        }
    }

    private Path whole(UUID pack) {
        return folder.resolve(pack + WHOLE);
    }

    /// Throws away what a crash left half made, and packs whose hour is over.
    public void sweep() {
        if (Files.isDirectory(folder)) {
            for (Path one : content()) {
                String name = String.valueOf(one.getFileName());
                boolean kept =
                        underWay.keySet().stream().anyMatch(id -> name.startsWith(id.toString()))
                                || (name.endsWith(WHOLE) && isYoung(one));
                if (!kept) {
                    delete(one);
                }
            }
        }
    }

    private List<Path> content() {
        try (Stream<Path> all = Files.list(folder)) {
            return all.toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence packs can't be read", e);
        }
    }

    private boolean isYoung(Path zip) {
        try {
            Instant made = Files.getLastModifiedTime(zip).toInstant();
            return clock.instant().isBefore(made.plus(KEPT));
        } catch (IOException gone) {
            return false;
        }
    }

    private static void delete(Path file) {
        try (Stream<Path> all = Files.walk(file)) {
            for (Path one : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(one);
            }
        } catch (NoSuchFileException notThere) {
            // nothing to throw away
        } catch (IOException e) {
            LOG.warn("An evidence pack that is no longer kept can't be deleted", e);
        }
    }
}
