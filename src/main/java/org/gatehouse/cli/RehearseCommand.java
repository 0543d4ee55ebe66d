package org.gatehouse.cli;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Optional;
import org.gatehouse.rehearsal.BigHall;
import org.gatehouse.rehearsal.BigReport;
import org.gatehouse.rehearsal.LeakOnStream;
import org.gatehouse.rehearsal.Rehearsal;
import org.gatehouse.rehearsal.Report;

/// Plays the evening that all this exists for, on a throw-away forum.
public final class RehearseCommand implements Command {
    private static final int SEEDS = 1_000_000;
    private static final int FEWEST_IN_HALL = 10;
    private static final int MOST_IN_HALL = 50_000;

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
        gatehouse rehearse --big [NUMBER]

        Starts a forum and a mail relay of its own on this machine, plays residents, strangers and
        a gatekeeper over real HTTP and SMTP, and judges by the room's and the relay's own logs.

          --seed NUMBER       the same cast and the same gatekeeper as another time
          --residents NUMBER  how many residents there are (%d)
          --keep FOLDER       where database, letters (.eml), logs and an evidence pack stay
          --json              timeline and numbers in milliseconds, for machines
          --big               instead of the evening, times "afresh" for a hall of %,d, once in a
                              practice room and once at a platform that takes 500 ms a call and
                              loses one answer; a number behind it makes the hall as big

        gatehouse rehearse --leak

        Posts somebody's pass on a doubled Bluesky stream, and says how long it takes until
        everything is set up afresh by rule and the first letter is accepted.

        Exit code 0 only if every resident who knocked got in, nobody but the expected intruders
        did, and every promise held."""
                .formatted(Rehearsal.USUAL, BigHall.USUAL);
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        if (arguments.flag("--leak")) {
            arguments.done();
            LeakOnStream.Seconds seconds = new LeakOnStream().play();
            seconds.lines().forEach(terminal::say);
            return seconds.isGood() ? DONE : FAILED;
        }
        if (arguments.flag("--big")) {
            return big(arguments, terminal);
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

    private static int big(Arguments arguments, Terminal terminal) {
        int people = arguments.optionalNumber(FEWEST_IN_HALL, MOST_IN_HALL).orElse(BigHall.USUAL);
        arguments.done();
        int result = DONE;
        for (boolean slow : new boolean[] {false, true}) {
            BigReport report = new BigHall(people, slow, Clock.systemUTC()).play();
            report.lines().forEach(terminal::say);
            result = report.isGood() ? result : FAILED;
        }
        return result;
    }
}
