package org.gatehouse.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Optional;
import org.gatehouse.rehearsal.LeakOnStream;
import org.gatehouse.rehearsal.Rehearsal;
import org.gatehouse.rehearsal.Report;

/// Plays the evening that all this exists for, on a throw-away forum.
public final class RehearseCommand implements Command {
    private static final int SEEDS = 1_000_000;

    @Override
    public String name() {
        return "rehearse";
    }

    @Override
    public String summary() {
        return "plays the evening of 11 November 2021 on a throw-away forum and says who got in";
    }

    @Override
    public String help() {
        return """
        gatehouse rehearse [--seed NUMBER] [--residents NUMBER] [--keep FOLDER] [--json]

        Starts a forum and a mail relay of its own on this machine, plays residents, strangers and
        a gatekeeper over real HTTP and SMTP, and judges by the room's and the relay's own logs.

          --seed NUMBER       the same cast and the same gatekeeper as another time
          --residents NUMBER  how many residents there are (%d)
          --keep FOLDER       where database, letters (.eml), logs and an evidence pack stay
          --json              timeline and numbers in milliseconds, for machines

        gatehouse rehearse --leak

        Posts somebody's pass on a doubled Bluesky stream, and says how long it takes until
        everything is set up afresh by rule and the first letter is accepted.

        Exit code 0 only if every resident who knocked got in, nobody but the expected intruders
        did, and every promise held."""
                .formatted(Rehearsal.USUAL);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        if (arguments.flag("--leak")) {
            arguments.done();
            LeakOnStream.Seconds seconds = new LeakOnStream().play();
            seconds.lines().forEach(terminal::say);
            return seconds.isGood() ? DONE : FAILED;
        }
        int seed =
                arguments
                        .number("--seed", 0, Integer.MAX_VALUE)
                        .orElseGet(() -> new SecureRandom().nextInt(SEEDS));
        int residents =
                arguments
                        .number("--residents", Rehearsal.FEWEST, Rehearsal.MOST)
                        .orElse(Rehearsal.USUAL);
        Optional<Path> keep =
                arguments.option("--keep").map(terminal.surroundings().here()::resolve);
        boolean json = arguments.flag("--json");
        arguments.done();
        Report report = new Rehearsal(seed, residents, keep).play();
        if (json) {
            terminal.say(report.json());
        } else {
            report.lines().forEach(terminal::say);
        }
        return report.isGood() ? DONE : FAILED;
    }
}
