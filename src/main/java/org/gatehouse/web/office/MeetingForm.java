package org.gatehouse.web.office;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.LocalStart;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.pasted.LinkReader;
import org.gatehouse.rooms.pasted.PastedLink;
import org.gatehouse.rooms.pasted.PastedRooms;
import org.gatehouse.web.Form;
import org.jspecify.annotations.Nullable;

/// Reads the form in which an organiser describes a meeting, and says of every field what is wrong
/// with it.
final class MeetingForm {
    private static final int MOST_LINKS = 12;

    private final Form form;
    private final LinkReader reader;
    private final List<Problem> problems = new ArrayList<>();

    private MeetingForm(Form form, LinkReader reader) {
        this.form = form;
        this.reader = reader;
    }

    /// What was filled in, checked.
    ///
    /// @param links secret: links into rooms, the first to be used first
    record Filled(MeetingPlan plan, List<String> links) {
        @Override
        public String toString() {
            return "Filled[secret]";
        }
    }

    /// What `form` says.
    ///
    /// @param linkNeeded whether a pasted link must be given, as none is kept yet
    /// @throws Refusal.Invalid with all that is wrong
    static Filled read(Form form, LinkReader reader, List<String> providers, boolean linkNeeded) {
        MeetingForm reading = new MeetingForm(form, reader);
        Filled filled = reading.read(providers, linkNeeded);
        if (filled == null) {
            throw new Refusal.Invalid(reading.problems);
        }
        return filled;
    }

    private @Nullable Filled read(List<String> providers, boolean linkNeeded) {
        String title = form.value("title").replaceAll("\\s+", " ");
        check(!title.isEmpty(), "title", "office.problem.title.empty");
        check(title.length() <= MeetingPlan.MAX_TITLE, "title", "office.problem.title.long");
        Optional<LocalDateTime> local = local();
        Optional<ZoneId> zone = zone();
        Optional<Instant> start = local.flatMap(at -> zone.flatMap(in -> start(at, in)));
        int minutes = number("minutes", 5, MeetingPlan.MAX_MINUTES);
        String agenda = form.value("agenda").replace("\r\n", "\n");
        check(agenda.length() <= MeetingPlan.MAX_AGENDA, "agenda", "office.problem.agenda.long");
        int capacity = number("capacity", 1, MeetingPlan.MAX_CAPACITY);
        int door = number("door", 0, MeetingPlan.MAX_MINUTES);
        Optional<AdmissionPolicy> admission = admission();
        String provider = form.value("provider");
        check(providers.contains(provider), "provider", "office.problem.provider");
        List<String> links = links(provider, linkNeeded);
        if (!problems.isEmpty()) {
            return null;
        }
        return new Filled(
                new MeetingPlan(
                        title,
                        local.orElseThrow(),
                        zone.orElseThrow(),
                        start.orElseThrow(),
                        minutes,
                        agenda,
                        capacity,
                        door,
                        admission.orElseThrow(),
                        provider),
                links);
    }

    private void check(boolean holds, String field, String key, Object... arguments) {
        if (!holds && problems.stream().noneMatch(known -> known.field().equals(field))) {
            problems.add(Problem.of(field, key, arguments));
        }
    }

    private Optional<LocalDateTime> local() {
        Optional<LocalDate> date = SpokenTimes.date(form.value("date"));
        Optional<LocalTime> time = SpokenTimes.time(form.value("time"));
        check(date.isPresent(), "date", "office.problem.date");
        check(time.isPresent(), "time", "office.problem.time");
        return date.flatMap(day -> time.map(day::atTime));
    }

    private Optional<ZoneId> zone() {
        Optional<ZoneId> zone = zone(form.value("zone"));
        check(zone.isPresent(), "zone", "office.problem.zone");
        return zone;
    }

    private static Optional<ZoneId> zone(String name) {
        return ZoneId.getAvailableZoneIds().contains(name)
                ? Optional.of(ZoneId.of(name))
                : Optional.empty();
    }

    private Optional<Instant> start(LocalDateTime local, ZoneId zone) {
        return switch (LocalStart.of(local, zone, chosenOffset(form))) {
            case LocalStart.Exact(Instant at) -> Optional.of(at);
            case LocalStart.Twice _ -> {
                check(false, "which", "office.problem.twice", SpokenTimes.say(local.toLocalTime()));
                yield Optional.empty();
            }
            case LocalStart.Never(LocalDateTime after) -> {
                check(
                        false,
                        "time",
                        "office.problem.never",
                        SpokenTimes.say(local.toLocalTime()),
                        SpokenTimes.say(after.toLocalTime()));
                yield Optional.empty();
            }
        };
    }

    private static Optional<ZoneOffset> chosenOffset(Form form) {
        try {
            String which = form.value("which");
            return which.isEmpty() ? Optional.empty() : Optional.of(ZoneOffset.of(which));
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }

    /// The two moments to choose from, where the clocks go back over the time that `form` names.
    static Optional<LocalStart.Twice> twice(Form form) {
        Optional<LocalDate> date = SpokenTimes.date(form.value("date"));
        Optional<LocalTime> time = SpokenTimes.time(form.value("time"));
        Optional<ZoneId> zone = zone(form.value("zone"));
        if (date.isEmpty() || time.isEmpty() || zone.isEmpty()) {
            return Optional.empty();
        }
        LocalDateTime local = date.get().atTime(time.get());
        return LocalStart.of(local, zone.get(), Optional.empty()) instanceof LocalStart.Twice twice
                ? Optional.of(twice)
                : Optional.empty();
    }

    private int number(String field, int least, int most) {
        String text = form.value(field);
        boolean sound = text.matches("[0-9]{1,6}");
        int number = sound ? Integer.parseInt(text) : -1;
        check(number >= least && number <= most, field, "office.problem." + field, least, most);
        return number;
    }

    private Optional<AdmissionPolicy> admission() {
        Optional<AdmissionPolicy> chosen =
                Arrays.stream(AdmissionPolicy.values())
                        .filter(policy -> form.chosen("admission", policy.name()))
                        .findFirst();
        check(chosen.isPresent(), "admission", "office.problem.admission");
        return chosen;
    }

    private List<String> links(String provider, boolean needed) {
        if (!provider.equals(PastedRooms.NAME)) {
            return List.of();
        }
        String first = form.value("link");
        check(!first.isEmpty() || !needed, "link", "office.problem.link.empty");
        List<String> links = new ArrayList<>();
        if (!first.isEmpty()) {
            read("link", first, links);
        }
        form.value("spares")
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .forEach(line -> read("spares", line, links));
        check(links.size() <= MOST_LINKS, "spares", "office.problem.link.many", MOST_LINKS);
        check(
                links.stream().distinct().count() == links.size(),
                "spares",
                "office.problem.link.same");
        return links;
    }

    private void read(String field, String pasted, List<String> links) {
        switch (reader.read(pasted)) {
            case Outcome.Done<PastedLink>(PastedLink link) -> links.add(link.address().toString());
            case Outcome.Refused<PastedLink>(String reason) ->
                    check(false, field, "office.problem.link", reason);
            case Outcome.Unreachable<PastedLink>(String reason) ->
                    check(false, field, "office.problem.link", reason);
        }
    }

    /// The form for a new meeting.
    static Form blank(ZoneId zone, List<String> providers) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("time", "19:00");
        known.put("zone", zone.getId());
        known.put("minutes", "90");
        known.put("capacity", "100");
        known.put("door", "30");
        known.put("admission", AdmissionPolicy.FIRST_TIMERS_BY_HAND.name());
        known.put("provider", providers.getFirst());
        return Form.of(known);
    }

    /// The form for `meeting` as it stands.
    static Form of(Meeting meeting) {
        Map<String, String> known = new LinkedHashMap<>();
        known.put("title", meeting.title());
        known.put("date", meeting.local().toLocalDate().toString());
        known.put("time", meeting.local().toLocalTime().toString());
        known.put("zone", meeting.zone());
        known.put("which", meeting.start().getOffset().getId());
        known.put("minutes", Integer.toString(meeting.minutes()));
        known.put("agenda", meeting.agenda());
        known.put("capacity", Integer.toString(meeting.capacity()));
        known.put("door", Integer.toString(meeting.doorMinutes()));
        known.put("admission", meeting.admission().name());
        known.put("provider", meeting.provider());
        return Form.of(known);
    }
}
