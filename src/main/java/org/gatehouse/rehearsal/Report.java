package org.gatehouse.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.rehearsal.Checks.Result;
import org.gatehouse.rehearsal.Outcome.Guest;
import org.gatehouse.rehearsal.Timeline.Moment;
import org.gatehouse.rooms.practice.Seen;

/// What came of a play, for a person and for a machine.
///
/// @param outcome who got into the first room
/// @param moved who got into the second, after details had been seen in public
/// @param back who got into the third, after the bad frame
/// @param letters how many letters the relay took
/// @param millis how long the play took
public record Report(
        Cast cast,
        RoomLog rooms,
        Outcome outcome,
        Outcome moved,
        Outcome back,
        List<Result> guards,
        List<String> mishaps,
        List<Moment> moments,
        LeakSeconds leak,
        SecondsToSafe seconds,
        int letters,
        long millis) {
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("EEE HH:mm:ss", Locale.UK);

    public Report {
        guards = List.copyOf(guards);
        mishaps = List.copyOf(mishaps);
        moments = List.copyOf(moments);
    }

    /// Whether every resident who knocked got in, nobody but the expected intruders did, and every
    /// guard held.
    public boolean isGood() {
        return broken().isEmpty();
    }

    /// What broke, a line for each; nothing where all is well.
    public List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (Result result : guards) {
            if (result.tries() == 0) {
                broken.add("Nobody tried: " + result.guard().promise());
            } else if (!result.holds()) {
                broken.add(
                        "%s. Not so, %d of %d times: %s"
                                .formatted(
                                        result.guard().promise(),
                                        result.failures().size(),
                                        result.tries(),
                                        result.failures().getFirst()));
            }
        }
        outcome.surprises().forEach(surprise -> broken.add("Not as expected: " + surprise));
        moved.surprises()
                .forEach(surprise -> broken.add("After the leak, not as expected: " + surprise));
        back.surprises().forEach(surprise -> broken.add("Afresh, not as expected: " + surprise));
        mishaps.forEach(mishap -> broken.add("Went wrong: " + mishap));
        if (!leak.isSafe()) {
            broken.add("After the leak all were never safe");
        }
        if (!seconds.isSafe()) {
            broken.add("The evening was never made safe");
        }
        return broken;
    }

    /// All of it, in lines of plain text.
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "The evening of 11 November 2021, rehearsed. Seed %d, %d residents."
                        .formatted(cast.seed(), cast.residents().size()));
        lines.add("");
        lines.add("The gatekeeper's rules tonight:");
        cast.manner().rules().forEach(rule -> lines.add("  - " + rule));
        lines.add("");
        moments.forEach(moment -> lines.add("  " + clock(moment) + "  " + moment.what()));
        lines.add("");
        lines.add("Who got in, by the room's own log:");
        addWho(lines, outcome);
        lines.add("Who got into the second room, after details had been seen in public:");
        addWho(lines, moved);
        lines.add("Who got into the third room, after the bad frame:");
        addWho(lines, back);
        lines.add("");
        lines.add("Promises that the cast tried to break:");
        guards.forEach(
                guard ->
                        lines.add(
                                "  %-6s %6d tries  %s"
                                        .formatted(
                                                guard.holds() ? "held" : "BROKEN",
                                                guard.tries(),
                                                guard.guard().promise())));
        lines.add("");
        addLeak(lines);
        addSeconds(lines);
        lines.add("");
        broken().forEach(what -> lines.add("BROKEN: " + what));
        lines.add(
                "%s  %d letters over SMTP, %.1f s in all."
                        .formatted(
                                isGood() ? "All as it should be." : "RED.", letters, millis / 1e3));
        return lines;
    }

    /// All of it as JSON.
    public String json() {
        return ReportJson.of(this);
    }

    private static String clock(Moment moment) {
        return CLOCK.format(moment.at().atZone(Stage.ZONE));
    }

    private static void addWho(List<String> lines, Outcome outcome) {
        lines.add(
                "  %d of %d residents and speakers who knocked"
                        .formatted(
                                outcome.inside(false).size(),
                                outcome.inside(false).size() + outcome.shutOut().size()));
        outcome.shutOut().forEach(one -> lines.add("  NOT " + who(one) + ": " + one.why()));
        for (Guest guest : outcome.guests()) {
            if (guest.person().part().isIntruder()) {
                lines.add(
                        guest.inside()
                                ? "  GOT IN   " + who(guest)
                                : "  outside  " + who(guest) + ": " + guest.why());
            }
        }
    }

    private static String who(Guest guest) {
        return guest.person().name() + " (" + guest.person().part().words() + ")";
    }

    private void addLeak(List<String> lines) {
        lines.add(
                "SECONDS TO SAFE, details seen in public: %.3f".formatted(leak.safeMillis() / 1e3));
        lines.add(
                "  from the neighbour's report: %d ms until afresh was pressed and answered, %d ms until the last of %d pages"
                        .formatted(leak.answeredMillis(), leak.closedMillis(), leak.pages()));
        lines.add(
                "  in the old room said \"closed\", %d ms until the last letter had arrived, %d ms until the last resident was"
                        .formatted(leak.toldMillis(), leak.backMillis()));
        lines.add("  in the new room. The pass that was seen opens nothing any more.");
    }

    private void addSeconds(List<String> lines) {
        lines.add("SECONDS TO SAFE, the bad frame: %.3f".formatted(seconds.closedMillis() / 1e3));
        lines.add(
                "  from the bad frame: %d ms until a resident's page showed it, %d ms until Stop now was pressed,"
                        .formatted(seconds.seenMillis(), seconds.pressedMillis()));
        lines.add(
                "  %d ms until the press was answered, %d ms until the last of %d pages said \"closed\"."
                        .formatted(
                                seconds.answeredMillis(), seconds.closedMillis(), seconds.pages()));
        rooms.shownUntilEnded()
                .ifPresent(d -> lines.add("  The room's own log: %d ms.".formatted(d.toMillis())));
        lines.add(
                "  Afresh: %d ms until the last letter arrived, %d ms until the last resident was back in; %.3f s since the frame."
                        .formatted(
                                seconds.toldMillis(),
                                seconds.backMillis(),
                                seconds.wholeMillis() / 1e3));
        lines.add(
                "  The gatekeeper's hand is a machine's here: add your own seconds to see and press.");
    }

    /// Writes the report and the logs of the outside witnesses into `folder`.
    void write(Path folder, List<Seen> room, List<LocalRelay.Delivery> relay) throws IOException {
        Files.write(folder.resolve("report.txt"), lines(), UTF_8);
        Files.writeString(folder.resolve("report.json"), json(), UTF_8);
        Files.writeString(
                folder.resolve("room.log"),
                room.stream()
                        .map(line -> line.at() + " " + line.what() + " " + line.name() + "\n")
                        .collect(Collectors.joining()),
                UTF_8);
        Files.writeString(
                folder.resolve("relay.log"),
                relay.stream()
                        .map(line -> line.at() + " to " + line.to() + " " + line.messageId() + "\n")
                        .collect(Collectors.joining()),
                UTF_8);
    }
}
