package org.gatehouse.ledger;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Signs what the ledger holds, each time only after it has seen that the ledger still holds all
/// that was signed before: the newest checkpoint in the database, and the one that the [Witness]
/// kept outside. Where it does not, it refuses, and only a person can declare the fork.
public final class Checkpoints {
    /// Starts the line of a checkpoint that declares: what follows was signed once and is given up.
    static final String FORK = "fork ";

    private final Database database;
    private final Keys keys;
    private final String firstOrigin;
    private final Optional<Witness> witness;

    private Trail tip = Trail.START;

    /// @param url where people find the forum: its host makes the ledger's origin until a
    ///   checkpoint is signed; later ones keep to that, so that a forum can move
    public Checkpoints(Database database, Keys keys, URI url, Optional<Witness> witness) {
        this.database = database;
        this.keys = keys;
        String host = Optional.ofNullable(url.getHost()).orElse("localhost");
        this.firstOrigin = host + "/gatehouse-ledger";
        this.witness = witness;
    }

    /// Signs the ledger as it stands and returns the note; where nothing was added since the last
    /// one, returns that. Empty for an empty ledger.
    ///
    /// @throws Divergence where the ledger does not hold what was signed before
    public synchronized Optional<SignedNote> sign() {
        // What may take long is followed before the one writer is held up.
        Trail seen =
                database.read(
                        handle -> {
                            Past past = past(handle);
                            past.throwIfUnreadable();
                            return tip.follow(handle, past.marks());
                        });
        return database.write(tx -> sign(tx, seen));
    }

    private Optional<SignedNote> sign(Tx tx, Trail seen) {
        database.dialect().lockLedger(tx.handle());
        Past past = past(tx.handle());
        past.throwIfUnreadable();
        Trail now = seen.follow(tx.handle(), past.marks());
        if (now.frontier().size() == 0) {
            return Optional.empty();
        }
        Optional<SignedNote> same =
                past.stored()
                        .filter(last -> last.checkpoint.size() == now.frontier().size())
                        .map(Signed::note);
        SignedNote note = same.orElseGet(() -> store(tx, past.origin(), now, List.of()));
        tx.afterCommit(() -> remember(now, note));
        return Optional.of(note);
    }

    /// Declares openly that the ledger goes on from what it holds now, and gives up what was signed
    /// and does not agree with it: the fork stands in the ledger and in the next checkpoint. Empty
    /// where all agrees, so that there is nothing to declare.
    ///
    /// @throws Divergence where entries are missing within: no such ledger can be signed
    public synchronized Optional<SignedNote> declareFork(Ledger ledger, Actor by) {
        return database.write(
                tx -> {
                    database.dialect().lockLedger(tx.handle());
                    Past past = past(tx.handle());
                    Trail.START.follow(tx.handle(), List.of());
                    List<String> givenUp = givenUp(tx.handle(), past);
                    if (givenUp.isEmpty()) {
                        return Optional.empty();
                    }
                    Entry forked = Entry.of("ledger.forked", by);
                    ledger.append(tx, forked.with("givenUp", String.join("; ", givenUp)));
                    Trail now = Trail.START.follow(tx.handle(), List.of());
                    SignedNote note =
                            store(
                                    tx,
                                    past.origin(),
                                    now,
                                    givenUp.stream().map(FORK::concat).toList());
                    tx.afterCommit(() -> remember(now, note));
                    return Optional.of(note);
                });
    }

    private static List<String> givenUp(Handle handle, Past past) {
        List<String> givenUp = new ArrayList<>();
        for (Trail.Mark mark : past.marks().stream().distinct().toList()) {
            try {
                Trail.START.follow(handle, List.of(mark));
            } catch (Divergence _) {
                givenUp.add(mark.size() + " " + mark.root());
            }
        }
        past.unreadable.forEach(_ -> givenUp.add("unreadable"));
        return givenUp;
    }

    private SignedNote store(Tx tx, String origin, Trail now, List<String> extensions) {
        String root = StrictText.base64(now.frontier().root());
        Checkpoint checkpoint = new Checkpoint(origin, now.frontier().size(), root, extensions);
        SignedNote note = checkpoint.sign(key(origin));
        CheckpointRows.add(tx, checkpoint, note);
        return note;
    }

    private void remember(Trail now, SignedNote note) {
        tip = now;
        witness.filter(file -> !file.note().equals(Optional.of(note.toString())))
                .ifPresent(file -> file.keep(note));
    }

    /// The key that checks this ledger's notes.
    public VerifierKey verifierKey() {
        return key(database.read(this::past).origin()).verifierKey();
    }

    /// Signs a file with the key that signs the ledger, so that `ssh-keygen` can check it.
    public SshSignature signFile(byte[] content) {
        return SshSignature.sign(content, key(database.read(this::past).origin()));
    }

    private SigningKey key(String origin) {
        return SigningKey.ofSeed(origin, keys.seed(Purpose.CHECKPOINT_KEY));
    }

    private record Signed(Checkpoint checkpoint, SignedNote note) {}

    /// What was signed last.
    ///
    /// @param unreadable where something stands that is no checkpoint of ours
    private record Past(
            Optional<Signed> stored,
            Optional<Signed> witnessed,
            List<String> unreadable,
            String firstOrigin) {
        List<Trail.Mark> marks() {
            return all().map(signed -> Trail.Mark.of(signed.checkpoint)).toList();
        }

        String origin() {
            return all().map(signed -> signed.checkpoint.origin()).findFirst().orElse(firstOrigin);
        }

        private Stream<Signed> all() {
            return Stream.concat(stored.stream(), witnessed.stream());
        }

        void throwIfUnreadable() {
            if (!unreadable.isEmpty()) {
                throw new Divergence(
                        unreadable.getFirst() + " was not signed with this installation's key.");
            }
        }
    }

    private Past past(Handle handle) {
        List<String> unreadable = new ArrayList<>();
        Optional<Signed> stored =
                CheckpointRows.newest(handle)
                        .flatMap(
                                row ->
                                        read(
                                                row.note(),
                                                "Checkpoint " + row.number() + " in the database",
                                                unreadable));
        Optional<Signed> witnessed =
                witness.flatMap(
                        file ->
                                file.note()
                                        .flatMap(
                                                note ->
                                                        read(
                                                                note,
                                                                "What " + file.file() + " holds",
                                                                unreadable)));
        return new Past(stored, witnessed, unreadable, firstOrigin);
    }

    private Optional<Signed> read(String text, String where, List<String> unreadable) {
        try {
            SignedNote note = SignedNote.parse(text);
            String origin = Checkpoint.parse(note.text()).origin();
            if (VerifierKey.isName(origin)) {
                Checkpoint checkpoint = Checkpoint.verify(note, key(origin).verifierKey());
                return Optional.of(new Signed(checkpoint, note));
            }
        } catch (NotProven _) {
            // told below
        }
        unreadable.add(where);
        return Optional.empty();
    }
}
