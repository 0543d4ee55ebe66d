package org.gatehouse.incident;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The part of an evidence pack that a person reads: what happened, drawn and told, who was inside,
/// what was observed, and what all this cannot show.
final class PackPdf {
    private static final List<Double> TIMES = List.of(0.12, 0.12, 0.66, 0.10);

    private final PackFacts facts;
    private final PackOrder order;
    private final String forum;
    private final Moments moments;
    private final Paper paper;

    private PackPdf(PackFacts facts, PackOrder order, String forum, Paper paper) {
        this.facts = facts;
        this.order = order;
        this.forum = forum;
        this.moments = new Moments(facts.zone());
        this.paper = paper;
    }

    static byte[] write(PackFacts facts, PackOrder order, String forum, Instant madeAt)
            throws IOException {
        String title = "Evidence of " + facts.meeting().title();
        String foot = "%s · incident %s".formatted(forum, facts.incident().id());
        try (Paper paper = new Paper(title, foot)) {
            PackPdf pdf = new PackPdf(facts, order, forum, paper);
            pdf.cover(madeAt);
            pdf.picture();
            pdf.people();
            pdf.observations();
            pdf.reports();
            pdf.timeline();
            pdf.limits();
            return paper.bytes();
        }
    }

    private void cover(Instant madeAt) throws IOException {
        Incident incident = facts.incident();
        paper.title("What happened at “" + facts.meeting().title() + "”");
        paper.text(
                "%s, on %s. The incident: %s UTC, which was %s where the meeting was held (%s)."
                        .formatted(
                                forum,
                                moments.day(incident.occurredAt()),
                                moments.utc(incident.occurredAt()),
                                moments.local(incident.occurredAt()),
                                facts.zone()));
        paper.text(
                "Made on %s UTC for %s. Opened because %s."
                        .formatted(
                                moments.utc(madeAt),
                                order.recipient(),
                                because(incident.origin())));
        paper.hint(
                "This is the part to read. Everything it says is taken from the numbered entries in"
                        + " data/ledger; VERIFY.txt says how to check with tools of your own computer"
                        + " that none of it was altered since. Those whom the incident concerns are"
                        + " named; everybody else is a number.");
    }

    private static String because(Incident.Origin origin) {
        return switch (origin) {
            case STOP -> "“Stop now” was pressed at that moment";
            case SIGHTING -> "the meeting’s details had been seen in public";
            case HAND -> "an organiser named that moment afterwards";
        };
    }

    private void picture() throws IOException {
        paper.heading("The evening");
        paper.drawing(TimelinePicture.draw(facts.timeline(), facts.zone()));
        paper.table(
                TIMES,
                List.of("UTC", "Local", "What happened", "Entry"),
                rows(facts.timeline().first()));
        paper.hint(
                "What was done about the incident. The whole timeline, with everybody who knocked and"
                        + " came in, stands further back and in timeline.csv.");
    }

    private List<List<String>> rows(List<Timeline.Event> events) {
        List<List<String>> rows = new ArrayList<>();
        for (Timeline.Event event : events) {
            rows.add(
                    List.of(
                            moments.clockUtc(event.at()),
                            moments.clock(event.at()),
                            event.words(),
                            Long.toString(event.number())));
        }
        return rows;
    }

    private void people() throws IOException {
        paper.heading("Who was inside at that minute");
        paper.text(
                "These passes were inside, or had been in the fifteen minutes before. They are"
                        + " candidates, and nothing here says who did it: a pass says whose mailbox was"
                        + " proved, not who sat at the device; and where the platform lets people in by"
                        + " itself, somebody without any pass may have been inside too.");
        List<List<String>> rows = new ArrayList<>();
        for (Concerned one : facts.concerned()) {
            rows.add(
                    List.of(
                            one.badge().map(badge -> badge + " ").orElse("")
                                    + one.name()
                                    + one.email().map(email -> "\n" + email).orElse(""),
                            one.arrivalCode(),
                            came(one),
                            from(one),
                            look(one)));
        }
        paper.table(
                List.of(0.27, 0.08, 0.18, 0.29, 0.18),
                List.of("Who", "Pass", "Let in, came in, left (UTC)", "From where", "Worth a look"),
                rows);
    }

    private String came(Concerned one) {
        return moments.clockUtc(one.admittedAt())
                + one.enteredAt().map(at -> "\n" + moments.clockUtc(at)).orElse("\nnever joined")
                + one.leftAt()
                        .map(
                                at ->
                                        "\n"
                                                + moments.clockUtc(at)
                                                + one.leftBecause()
                                                        .map(w -> " (" + w + ")")
                                                        .orElse(""))
                        .orElse("\nstayed");
    }

    private static String from(Concerned one) {
        return one.address().filter(address -> !address.isEmpty()).orElse("no address kept")
                + "\n"
                + one.device().filter(device -> !device.isEmpty()).orElse("no device known")
                + one.userAgent()
                        .filter(agent -> !agent.isEmpty())
                        .map(agent -> "\n" + agent)
                        .orElse("");
    }

    /// Facts that may be worth a look; none of them accuses anybody.
    static String look(Concerned one) {
        List<String> marks = new ArrayList<>();
        if (!one.wasInside()) {
            marks.add("left shortly before");
        }
        if (one.firstTime()) {
            marks.add("no earlier meeting known");
        }
        if (one.devices() > 1) {
            marks.add("pass opened on a second device");
        }
        if (one.presses() > 0) {
            marks.add("others tried the pass: " + one.presses());
        }
        one.provedBy()
                .filter(by -> !by.equals("mailbox"))
                .ifPresent(by -> marks.add("proved by " + by));
        return String.join("\n", marks);
    }

    private void observations() throws IOException {
        paper.heading("What was observed");
        notes(Note.Kind.OBSERVATION, "Nobody has written anything down.");
        paper.heading("What people make of it");
        paper.hint("Opinions, kept apart from what was seen and heard.");
        notes(Note.Kind.OPINION, "Nobody has given an opinion.");
    }

    private void notes(Note.Kind kind, String none) throws IOException {
        List<Note> notes = facts.notes().stream().filter(n -> n.kind() == kind).toList();
        if (notes.isEmpty()) {
            paper.text(none);
        }
        for (Note note : notes) {
            paper.text(note.words());
            String seen = note.seenAt().map(at -> ", seen at " + moments.local(at)).orElse("");
            Optional<String> corrected = note.corrects().map(id -> " It corrects note " + id + ".");
            paper.hint(
                    "Witness: %s%s. Written down on %s UTC by %s. Note %s.%s"
                            .formatted(
                                    note.witness(),
                                    seen,
                                    moments.utc(note.at()),
                                    PackTables.actor(facts, note.byWhom()),
                                    note.id(),
                                    corrected.orElse("")));
        }
    }

    private void reports() throws IOException {
        paper.heading("To whom it was reported");
        if (facts.referrals().isEmpty()) {
            paper.text("Nobody has recorded a report yet.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        for (Referral one : facts.referrals()) {
            rows.add(List.of(moments.utc(one.at()), one.contact(), one.reference()));
        }
        paper.table(List.of(0.3, 0.35, 0.35), List.of("When (UTC)", "To whom", "Reference"), rows);
    }

    private void timeline() throws IOException {
        paper.heading("The whole timeline");
        paper.hint("%d entries, without letters.".formatted(told().size()));
        paper.table(TIMES, List.of("UTC", "Local", "What happened", "Entry"), rows(told()));
    }

    private List<Timeline.Event> told() {
        return facts.timeline().events().stream()
                .filter(event -> event.lane() != Timeline.Lane.MAIL)
                .toList();
    }

    private void limits() throws IOException {
        paper.heading("What this cannot show");
        for (String line : EventWords.text("cannot-show.txt").split("\n\n")) {
            paper.item(line.replace('\n', ' ').strip());
        }
    }
}
