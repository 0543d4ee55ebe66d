package org.gatehouse.rehearsal;

import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// A report as JSON: `good`, `seed`, `secondsToSafe` with its steps in milliseconds, the `leak`,
/// the `timeline`, `guests`, `guards` and what is `broken`.
final class ReportJson {
    private static final ObjectMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private ReportJson() {}

    static String of(Report report) {
        ObjectNode all = JSON.createObjectNode();
        all.put("good", report.isGood());
        all.put("seed", report.cast().seed());
        all.put("residents", report.cast().residents().size());
        all.put("manner", report.cast().manner().name());
        all.put("letters", report.letters());
        all.put("millis", report.millis());
        addSeconds(all.putObject("secondsToSafe"), report);
        addLeak(all.putObject("leak"), report.leak());
        addTimeline(all.putArray("timeline"), report);
        addGuests(all.putArray("guests"), report.outcome());
        addGuests(all.putArray("guestsAfterLeak"), report.moved());
        addGuests(all.putArray("guestsAfresh"), report.back());
        addGuards(all.putArray("guards"), report);
        report.broken().forEach(all.putArray("broken")::add);
        return JSON.writeValueAsString(all);
    }

    private static void addSeconds(ObjectNode node, Report report) {
        SecondsToSafe seconds = report.seconds();
        node.put("shown", 0);
        node.put("seen", seconds.seenMillis());
        node.put("pressed", seconds.pressedMillis());
        node.put("answered", seconds.answeredMillis());
        node.put("closed", seconds.closedMillis());
        node.put("pages", seconds.pages());
        node.put("afreshToLastLetter", seconds.toldMillis());
        node.put("afreshToLastResident", seconds.backMillis());
        node.put("whole", seconds.wholeMillis());
        report.rooms()
                .shownUntilEnded()
                .ifPresent(took -> node.put("byTheRoomsLog", took.toMillis()));
    }

    private static void addLeak(ObjectNode node, LeakSeconds leak) {
        node.put("reported", 0);
        node.put("answered", leak.answeredMillis());
        node.put("closed", leak.closedMillis());
        node.put("lastLetter", leak.toldMillis());
        node.put("lastResident", leak.backMillis());
        node.put("safe", leak.safeMillis());
    }

    private static void addTimeline(ArrayNode node, Report report) {
        report.moments()
                .forEach(
                        moment ->
                                node.addObject()
                                        .put("at", moment.at().toString())
                                        .put("millis", moment.millis())
                                        .put("what", moment.what()));
    }

    private static void addGuests(ArrayNode node, Outcome outcome) {
        outcome.guests()
                .forEach(
                        guest ->
                                node.addObject()
                                        .put("name", guest.person().name())
                                        .put("part", guest.person().part().name())
                                        .put("inside", guest.inside())
                                        .put("expected", guest.expected())
                                        .put("words", guest.why()));
    }

    private static void addGuards(ArrayNode node, Report report) {
        for (Checks.Result guard : report.guards()) {
            ObjectNode one = node.addObject();
            one.put("guard", guard.guard().name());
            one.put("tries", guard.tries());
            one.put("holds", guard.holds());
            guard.failures().forEach(one.putArray("failures")::add);
        }
    }
}
