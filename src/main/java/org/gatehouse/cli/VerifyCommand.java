package org.gatehouse.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.incident.BagCheck;
import org.gatehouse.incident.PackCheck;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Checkpoints;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.ledger.LedgerVerifier;
import org.gatehouse.ledger.NotProven;
import org.gatehouse.ledger.SignedNote;
import org.gatehouse.ledger.VerifierKey;
import org.gatehouse.ledger.Witness;
import org.gatehouse.sql.Database;

/// Whether the ledger, a restored copy of it or an evidence pack is what it was.
public final class VerifyCommand implements Command {
    /// The longest list that a person reads to its end.
    private static final int SHOWN = 50;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String summary() {
        return "checks that the ledger, a restored backup or an evidence pack was not altered";
    }

    @Override
    public String help() {
        return """
        gatehouse verify [common options]       checks the ledger of this installation
        gatehouse verify --pack FOLDER          checks an evidence pack
        gatehouse verify --declare-fork         goes on from an older copy, openly

        --key KEY          the verifier key that checkpoints must be signed with, as you were given
                           it; without it, the one that belongs to the key file
        --checkpoint FILE  a checkpoint that was kept elsewhere (a mail, a print): the ledger must
                           hold what it says. May be given several times

        It ends with 0 where all is intact and with 1 where something is wrong; it says what, the
        first wrong entry in front.

        After an older copy was put back, nothing is signed any more, because entries that were
        signed are gone. If that copy is to be used, --declare-fork says so in the ledger and in
        the next checkpoint: what was signed before is given up where everybody can see it. It
        heals nothing: what was altered is reported ever after.""";
    }

    private record Asked(
            Optional<Path> pack,
            Optional<VerifierKey> key,
            List<LedgerVerifier.Outside> outside,
            boolean fork) {
        static Asked read(Arguments arguments) {
            Optional<Path> pack = arguments.option("--pack").map(Path::of);
            Optional<VerifierKey> key = arguments.option("--key").map(Asked::key);
            List<LedgerVerifier.Outside> outside = new ArrayList<>();
            Optional<String> file = arguments.option("--checkpoint");
            for (; file.isPresent(); file = arguments.option("--checkpoint")) {
                outside.add(note(Path.of(file.get()), "The checkpoint in " + file.get()));
            }
            Asked asked = new Asked(pack, key, outside, arguments.flag("--declare-fork"));
            arguments.done();
            if (asked.fork && (pack.isPresent() || key.isPresent())) {
                throw new WrongUsage("--declare-fork goes with neither --pack nor --key.");
            }
            return asked;
        }

        private static VerifierKey key(String text) {
            try {
                return VerifierKey.parse(text);
            } catch (NotProven notProven) {
                throw new WrongUsage(notProven.reason());
            }
        }
    }

    private static LedgerVerifier.Outside note(Path file, String where) {
        try {
            return new LedgerVerifier.Outside(where, SignedNote.parse(copied(file)));
        } catch (NotProven notProven) {
            throw new WrongUsage(where + " can't be read: " + notProven.reason());
        } catch (IOException e) {
            throw new UncheckedIOException(where + " can't be read", e);
        }
    }

    /// A checkpoint that was copied out of a letter, as mail programs and editors leave it.
    private static String copied(Path file) throws IOException {
        return Files.readString(file).replace("\r\n", "\n").strip() + "\n";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Config config = arguments.config(terminal);
        Asked asked = Asked.read(arguments);
        if (asked.key.isEmpty() && !Files.exists(config.keyFile())) {
            terminal.complain("There is no key file " + config.keyFile() + ": give --key instead.");
            return FAILED;
        }
        if (asked.pack.isPresent() && asked.key.isPresent()) {
            return checkPack(asked.pack.get(), asked.key.get(), terminal);
        }
        Optional<Path> missing = config.database().file().filter(file -> !Files.exists(file));
        if (missing.isPresent()) {
            terminal.complain("There is no database " + missing.get() + ".");
            return FAILED;
        }
        try (Database database = Database.open(config.database(), Clock.systemUTC())) {
            return run(config, asked, database, terminal);
        }
    }

    private static int run(Config config, Asked asked, Database database, Terminal terminal) {
        if (asked.key.isPresent()) {
            return checkLedger(config, asked, database, asked.key.get(), terminal);
        }
        Keys keys = KeyFile.open(config.keyFile(), new SecureRandom());
        Checkpoints checkpoints =
                new Checkpoints(
                        database,
                        keys,
                        config.server().url(),
                        Optional.of(Witness.beside(config.keyFile())));
        if (asked.fork) {
            return declareFork(checkpoints, new Ledger(keys, database.dialect()), terminal);
        }
        VerifierKey key = checkpoints.verifierKey();
        if (asked.pack.isPresent()) {
            return checkPack(asked.pack.get(), key, terminal);
        }
        return checkLedger(config, asked, database, key, terminal);
    }

    private static int declareFork(Checkpoints checkpoints, Ledger ledger, Terminal terminal) {
        Optional<SignedNote> note = checkpoints.declareFork(ledger, new Actor.Operator());
        if (note.isEmpty()) {
            terminal.complain("There is nothing to declare: the ledger holds all that was signed.");
            return FAILED;
        }
        terminal.say("The fork is declared, in the ledger and in this checkpoint:");
        terminal.say("");
        terminal.say(note.get().toString());
        return DONE;
    }

    private static int checkLedger(
            Config config, Asked asked, Database database, VerifierKey key, Terminal terminal) {
        List<LedgerVerifier.Outside> outside = new ArrayList<>(asked.outside);
        Path witness = Witness.beside(config.keyFile()).file();
        if (Files.exists(witness)) {
            outside.add(note(witness, "The checkpoint kept in " + witness));
        }
        LedgerVerifier.Report report =
                database.read(handle -> LedgerVerifier.verify(handle, key, outside));
        terminal.say("Verifier key: " + key);
        terminal.say("Entries: " + report.size());
        report.newest()
                .ifPresentOrElse(
                        note -> terminal.say("Newest checkpoint:\n\n" + note),
                        () -> terminal.say("No checkpoint was signed yet."));
        report.forks().forEach(terminal::say);
        return verdict(
                report.faults().stream().map(LedgerVerifier.Fault::words).toList(),
                "The ledger is intact.",
                terminal);
    }

    private static int checkPack(Path pack, VerifierKey key, Terminal terminal) {
        if (!Files.isDirectory(pack)) {
            terminal.complain("There is no folder " + pack + ".");
            return FAILED;
        }
        try {
            PackCheck.Report report = PackCheck.check(pack, key);
            terminal.say("Verifier key: " + key);
            terminal.say("Signatures that are right: " + report.signatures());
            terminal.say("Entries that are in the ledger: " + report.entries());
            return verdict(
                    report.faults().stream().map(VerifyCommand::words).toList(),
                    "The pack is intact.",
                    terminal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String words(BagCheck.Fault fault) {
        return fault.where() + ": " + fault.what();
    }

    private static int verdict(List<String> faults, String intact, Terminal terminal) {
        if (faults.isEmpty()) {
            terminal.say(intact);
            return DONE;
        }
        terminal.complain("Something is wrong here:");
        faults.stream().limit(SHOWN).forEach(words -> terminal.complain("  " + words));
        if (faults.size() > SHOWN) {
            terminal.complain("  and " + (faults.size() - SHOWN) + " more");
        }
        return FAILED;
    }
}
