package org.gatehouse.incident;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// The tables of an evidence pack.
final class PackTables {
    private final PackFacts facts;
    private final Moments moments;

    PackTables(PackFacts facts) {
        this.facts = facts;
        this.moments = new Moments(facts.zone());
    }

    /// Who did something, as a person reads it.
    static String actor(PackFacts facts, String by) {
        int colon = by.indexOf(':');
        if (by.startsWith("staff:") || by.startsWith("resident:")) {
            return facts.name(UUID.fromString(by.substring(colon + 1)));
        }
        return machine(by);
    }

    /// Who acted, where it was no person with an account.
    static String machine(String by) {
        return by.startsWith("rule:")
                ? "the program (" + by.substring("rule:".length()) + ")"
                : by.equals("operator") ? "whoever runs the program" : by;
    }

    private String utc(Optional<Instant> at) {
        return at.map(moments::utc).orElse("");
    }

    String timeline() {
        Csv csv = new Csv("entry", "utc", "local", "kind", "what happened");
        for (Timeline.Event event : facts.timeline().events()) {
            csv.line(
                    List.of(
                            Long.toString(event.number()),
                            moments.utc(event.at()),
                            moments.local(event.at()),
                            event.kind(),
                            event.words()));
        }
        return csv.toString();
    }

    String participants() {
        Csv csv =
                new Csv(
                        "number",
                        "name",
                        "badge",
                        "email",
                        "reason",
                        "arrival code",
                        "pass",
                        "device",
                        "proved by",
                        "knocked (utc)",
                        "let in (utc)",
                        "let in by",
                        "came in (utc)",
                        "address",
                        "user agent",
                        "left (utc)",
                        "because",
                        "worth a look");
        for (Concerned one : facts.concerned()) {
            csv.line(
                    List.of(
                            Integer.toString(one.number()),
                            one.name(),
                            one.badge().orElse(""),
                            one.email().orElse(""),
                            one.reason(),
                            one.arrivalCode(),
                            one.passId().toString(),
                            one.device().orElse(""),
                            one.provedBy().orElse(""),
                            moments.utc(one.knockedAt()),
                            moments.utc(one.admittedAt()),
                            actor(facts, one.admittedBy()),
                            utc(one.enteredAt()),
                            one.address().orElse(""),
                            one.userAgent().orElse(""),
                            utc(one.leftAt()),
                            one.leftBecause().orElse(""),
                            PackPdf.look(one).replace('\n', ';')));
        }
        return csv.toString();
    }

    String others() {
        Csv csv = new Csv("number", "knocked (utc)", "decision", "came in (utc)", "left (utc)");
        for (PackFacts.Other one : facts.others()) {
            csv.line(
                    List.of(
                            Integer.toString(one.number()),
                            utc(one.knockedAt()),
                            one.decision().orElse(""),
                            utc(one.enteredAt()),
                            utc(one.leftAt())));
        }
        return csv.toString();
    }

    String notes() {
        Csv csv =
                new Csv(
                        "note",
                        "kind",
                        "witness",
                        "seen (utc)",
                        "words",
                        "corrects",
                        "written (utc)",
                        "written by");
        for (Note note : facts.notes()) {
            csv.line(
                    List.of(
                            note.id().toString(),
                            note.kind().name(),
                            note.witness(),
                            utc(note.seenAt()),
                            note.words(),
                            note.corrects().map(UUID::toString).orElse(""),
                            moments.utc(note.at()),
                            actor(facts, note.byWhom())));
        }
        return csv.toString();
    }

    String reports() {
        Csv csv =
                new Csv(
                        "when (utc)",
                        "to whom",
                        "reference",
                        "confirm by (utc)",
                        "confirmed (utc)");
        for (Referral one : facts.referrals()) {
            csv.line(
                    List.of(
                            moments.utc(one.at()),
                            one.contact(),
                            one.reference(),
                            utc(one.confirmBy()),
                            utc(one.confirmedAt())));
        }
        return csv.toString();
    }

    String letters() {
        Csv csv =
                new Csv(
                        "written (utc)",
                        "kind",
                        "room",
                        "to",
                        "outcome",
                        "settled (utc)",
                        "attempts");
        for (PackFacts.Letter letter : facts.letters()) {
            csv.line(
                    List.of(
                            moments.utc(letter.enqueuedAt()),
                            letter.kind(),
                            Integer.toString(letter.generation()),
                            facts.name(letter.personId()),
                            letter.outcome().orElse("waiting"),
                            utc(letter.settledAt()),
                            Integer.toString(letter.attempts())));
        }
        return csv.toString();
    }

    String troubles() {
        Csv csv = new Csv("when (utc)", "what", "words");
        for (PackFacts.Trouble one : facts.troubles()) {
            csv.line(List.of(moments.utc(one.at()), one.source(), one.words()));
        }
        return csv.toString();
    }

    /// Who did what with this incident's record, from its opening to this pack.
    String custody() {
        Csv csv = new Csv("entry", "utc", "local", "who", "what");
        for (var entry : facts.entries()) {
            if (entry.kind().startsWith("incident.")) {
                csv.line(
                        List.of(
                                Long.toString(entry.number()),
                                moments.utc(entry.at()),
                                moments.local(entry.at()),
                                actor(facts, entry.by()),
                                entry.kind()));
            }
        }
        return csv.toString();
    }

    /// What opens the commitments in the entries: SHA-256 over the salt and the value's UTF-8.
    String openings() {
        Csv csv = new Csv("entry", "field", "salt (hex)", "value");
        facts.openings()
                .forEach(
                        one ->
                                csv.line(
                                        List.of(
                                                Long.toString(one.number()),
                                                one.field(),
                                                java.util.HexFormat.of().formatHex(one.salt()),
                                                one.value())));
        return csv.toString();
    }
}
