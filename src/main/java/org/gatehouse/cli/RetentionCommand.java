package org.gatehouse.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.retention.Due;
import org.gatehouse.retention.Periods;
import org.gatehouse.retention.Retention;
import org.gatehouse.retention.Rule;
import org.gatehouse.sql.Database;

/// Erases what is due, or says what would be.
public final class RetentionCommand implements Command {
    @Override
    public String name() {
        return "retention";
    }

    @Override
    public String summary() {
        return "erases the personal data whose time is over, or says what would be erased";
    }

    @Override
    public String help() {
        return """
        gatehouse retention [--preview] [common options]

        Erases people: registrations and all that hangs on them (retention_days after the meeting,
        30 where nothing is set); network addresses, browsers and the platforms' raw reports
        (retention_address_days, 14); forms that nobody proved (a day); and what else is over, such
        as acquaintances, bans, sessions of staff, and what was written about an incident that
        nobody holds any more. A running server does the same every night.

        What belongs to an incident under hold stays. The ledger verifies afterwards as before.

          --preview  only says what would be erased""";
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Config config = arguments.config(terminal);
        boolean preview = arguments.flag("--preview");
        arguments.done();
        Optional<Path> missing = config.database().file().filter(file -> !Files.exists(file));
        if (missing.isPresent()) {
            terminal.complain("There is no database " + missing.get() + ".");
            return FAILED;
        }
        Clock clock = Clock.systemUTC();
        try (Database database = Database.open(config.database(), clock)) {
            Ledger ledger =
                    new Ledger(
                            KeyFile.open(config.keyFile(), new SecureRandom()), database.dialect());
            Periods periods = Periods.ofDays(config.retentionDays(), config.addressDays());
            Retention retention = new Retention(database, ledger, periods);
            Instant now = clock.instant();
            Due due = preview ? retention.preview(now) : retention.carryOut(now);
            tell(due, preview, terminal);
            return DONE;
        }
    }

    private static void tell(Due due, boolean preview, Terminal terminal) {
        terminal.say(preview ? "Would be erased:" : "Erased:");
        for (Rule rule : Rule.values()) {
            terminal.say("  %-14s %d".formatted(rule.word() + ":", due.count(rule)));
        }
        terminal.say("People kept by a legal hold: " + due.held());
    }
}
