package org.gatehouse.sighting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.watch.Post;
import org.jdbi.v3.core.Handle;

/// Pictures that people sent with what they told us. Each is kept sealed as it came, untouched,
/// until it has been drawn anew and read, one at a time; what is shown is only ever the copy.
public final class Pictures {
    /// The largest file, in octets.
    public static final int LARGEST = SafePicture.LARGEST;

    private final Database database;
    private final Keys keys;
    private final Sightings sightings;
    private final Lookout lookout;
    private final PrintedWords words;
    private final Executor behind;
    private final ReentrantLock oneAtATime = new ReentrantLock();

    public Pictures(
            Database database,
            Keys keys,
            Sightings sightings,
            Lookout lookout,
            PrintedWords words,
            Executor behind) {
        this.database = database;
        this.keys = keys;
        this.sightings = sightings;
        this.lookout = lookout;
        this.words = words;
        this.behind = behind;
    }

    /// How the picture of a sighting stands.
    ///
    /// @param read whether it has been read; until then it is not shown
    /// @param trouble why it could not be
    public record Standing(boolean read, Optional<String> trouble) {}

    /// Whether the words in pictures can be read on this machine.
    public boolean readsWords() {
        return words.canRead();
    }

    /// Puts a picture away until it is read, which happens behind.
    public void quarantine(UUID sighting, byte[] file) {
        if (file.length > LARGEST) {
            throw new IllegalArgumentException("A picture of this size is not taken");
        }
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO sighting_picture (sighting_id, sealed_original)
                                        VALUES (:id, :file) ON CONFLICT DO NOTHING
                                        """)
                                .bind("id", sighting)
                                .bind("file", seal(file))
                                .execute());
        behind.execute(this::readAll);
    }

    /// Reads what waits; run at start as well.
    public void readAll() {
        oneAtATime.lock();
        try {
            for (UUID id : database.read(Pictures::waiting)) {
                read(id);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt(); // it is read at the next start
        } finally {
            oneAtATime.unlock();
        }
    }

    private static List<UUID> waiting(Handle handle) {
        return handle.createQuery(
                        """
                        SELECT sighting_id FROM sighting_picture WHERE read_at IS NULL
                        ORDER BY sighting_id
                        """)
                .mapTo(UUID.class)
                .list();
    }

    private void read(UUID id) throws InterruptedException {
        byte[] file = database.read(handle -> column(handle, id, "sealed_original")).orElseThrow();
        try {
            SafePicture picture = SafePicture.read(file);
            byte[] png = picture.png();
            List<String> codes = QrCodes.in(picture.image());
            String printed = words.in(png);
            database.write(tx -> done(tx, id, png, picture.blurred()));
            readMore(id, codes, printed);
        } catch (IOException e) {
            database.write(tx -> failed(tx, id, String.valueOf(e.getMessage())));
        }
    }

    /// What stands in codes is a link, and printed words are as the words beside a picture.
    private void readMore(UUID id, List<String> codes, String printed) {
        database.read(handle -> sightings.evidence(handle, id))
                .ifPresent(
                        evidence -> {
                            Post post = evidence.post();
                            List<String> links = new ArrayList<>(post.links());
                            links.addAll(codes);
                            List<String> alt = new ArrayList<>(post.alt());
                            if (!printed.isBlank()) {
                                alt.add(printed);
                            }
                            lookout.readMore(
                                    id,
                                    new Post(
                                            post.id(),
                                            post.author(),
                                            post.url(),
                                            post.text(),
                                            links,
                                            alt));
                        });
    }

    private int done(Tx tx, UUID id, byte[] png, byte[] blurred) {
        return tx.handle()
                .createUpdate(
                        """
                        UPDATE sighting_picture
                        SET sealed_copy = :copy, sealed_blurred = :blurred, read_at = :now
                        WHERE sighting_id = :id
                        """)
                .bind("copy", seal(png))
                .bind("blurred", seal(blurred))
                .bind("now", tx.now())
                .bind("id", id)
                .execute();
    }

    private static int failed(Tx tx, UUID id, String trouble) {
        return tx.handle()
                .createUpdate(
                        """
                        UPDATE sighting_picture SET trouble = :trouble, read_at = :now
                        WHERE sighting_id = :id
                        """)
                .bind("trouble", trouble)
                .bind("now", tx.now())
                .bind("id", id)
                .execute();
    }

    /// How the picture of `sighting` stands; empty where it has none.
    public Optional<Standing> standing(Handle handle, UUID sighting) {
        return handle.createQuery(
                        "SELECT read_at, trouble FROM sighting_picture WHERE sighting_id = :id")
                .bind("id", sighting)
                .map(
                        row ->
                                new Standing(
                                        row.getColumn("read_at", Long.class) != null,
                                        Optional.ofNullable(
                                                row.getColumn("trouble", String.class))))
                .findOne();
    }

    /// The picture as it was drawn anew (PNG).
    public Optional<byte[]> copy(Handle handle, UUID sighting) {
        return column(handle, sighting, "sealed_copy");
    }

    /// The same, in a few patches of colour.
    public Optional<byte[]> blurred(Handle handle, UUID sighting) {
        return column(handle, sighting, "sealed_blurred");
    }

    private Optional<byte[]> column(Handle handle, UUID id, String column) {
        return handle.createQuery(
                        "SELECT "
                                + column
                                + " FROM sighting_picture WHERE sighting_id = :id AND "
                                + column
                                + " IS NOT NULL")
                .bind("id", id)
                .mapTo(byte[].class)
                .findOne()
                .map(this::open);
    }

    private byte[] seal(byte[] octets) {
        return keys.seal(Purpose.SIGHTING, Base64.getEncoder().encodeToString(octets));
    }

    private byte[] open(byte[] sealed) {
        return Base64.getDecoder()
                .decode(keys.open(Purpose.SIGHTING, Objects.requireNonNull(sealed)));
    }
}
