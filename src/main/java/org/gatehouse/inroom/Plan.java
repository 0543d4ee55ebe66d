package org.gatehouse.inroom;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.gatehouse.door.DeskRow;
import org.gatehouse.door.Flag;
import org.gatehouse.door.Knock;
import org.gatehouse.door.Place;
import org.gatehouse.inroom.Line.Standing;
import org.gatehouse.inroom.WhoIsWho.Match;
import org.gatehouse.rooms.Reported;

/// What the desk makes of those whom the program shows. It decides and does nothing.
final class Plan {
    private static final Set<Standing> LET_IN_AT_THE_DESK =
            Set.of(Standing.LET_IN, Standing.BY_NAME, Standing.PUT_BACK);

    private final Facts facts;
    private final Seen seen;
    private final WhoIsWho who;
    private final Set<UUID> inside = new HashSet<>();
    private final Set<UUID> waiting = new HashSet<>();
    private final Set<UUID> twice = new HashSet<>();

    /// @param shut whether nobody is to be let in just now
    /// @param person the keyed hash of a handle
    /// @param newest the last order about somebody, by that hash
    /// @param newestOfPass the same by pass: who is put back and comes again stays put back
    record Facts(
            List<DeskRow> rows,
            boolean shut,
            List<Reported> reported,
            Function<String, String> person,
            Map<String, Order> newest,
            Map<UUID, Order> newestOfPass,
            Instant now) {}

    private Plan(Facts facts, Seen seen) {
        this.facts = facts;
        this.seen = seen;
        this.who = new WhoIsWho(facts.rows(), facts.reported(), seen);
        seen.inside().forEach(one -> count(one, inside));
        seen.waiting().forEach(one -> count(one, waiting));
    }

    /// Who waits comes first.
    static List<Line> of(Facts facts, Seen seen) {
        Plan plan = new Plan(facts, seen);
        List<Line> lines = new ArrayList<>();
        seen.waiting().forEach(one -> lines.add(plan.line(one, false)));
        seen.inside().forEach(one -> lines.add(plan.line(one, true)));
        return lines;
    }

    private void count(Someone one, Set<UUID> place) {
        if (!one.host()) {
            who.match(one)
                    .map(match -> match.row().registrantId())
                    .filter(id -> !place.add(id))
                    .ifPresent(twice::add);
        }
    }

    private Line line(Someone one, boolean isInside) {
        Optional<Match> match = one.host() ? Optional.empty() : who.match(one);
        Optional<DeskRow> row = match.map(Match::row);
        Optional<Order> last = last(one, match.filter(Match::sure).map(Match::row));
        Standing standing = one.host() ? Standing.HOST : standing(match, last, isInside);
        Optional<Act> due = due(standing, isInside).filter(act -> mayNow(act, last));
        return new Line(
                one,
                isInside,
                row,
                standing,
                due,
                due.isPresent() ? Set.of() : offered(standing, isInside),
                last.filter(Order::isRefused).flatMap(Order::code));
    }

    /// The last that was to be done with somebody, or with their pass, whichever is newer.
    private Optional<Order> last(Someone one, Optional<DeskRow> row) {
        Optional<Order> here =
                Optional.ofNullable(facts.newest().get(facts.person().apply(one.handle())));
        Optional<Order> pass =
                row.flatMap(DeskRow::knock)
                        .map(Knock::passId)
                        .flatMap(id -> Optional.ofNullable(facts.newestOfPass().get(id)));
        boolean later =
                pass.isPresent() && here.filter(h -> !h.at().isBefore(pass.get().at())).isEmpty();
        return later ? pass : here;
    }

    private Standing standing(Optional<Match> match, Optional<Order> last, boolean isInside) {
        if (match.isEmpty()) {
            return Standing.STRANGER;
        }
        DeskRow row = match.get().row();
        if (isPutOut(row)) {
            return match.get().sure() ? Standing.PUT_OUT : Standing.NOT_LET_IN;
        }
        if (row.place() != Place.INSIDE) {
            return Standing.NOT_LET_IN;
        }
        if (last.filter(order -> order.act() == Act.PUT_BACK).isPresent()) {
            return Standing.PUT_BACK;
        }
        if (isTwice(row, isInside)) {
            return Standing.TWICE;
        }
        return match.get().sure() ? Standing.LET_IN : Standing.BY_NAME;
    }

    private boolean isTwice(DeskRow row, boolean isInside) {
        UUID id = row.registrantId();
        return twice.contains(id) || (!isInside && inside.contains(id));
    }

    /// Whoever left by themselves and came again has no seat either, but nobody put them out.
    private static boolean isPutOut(DeskRow row) {
        boolean removed =
                row.place() != Place.INSIDE
                        && row.knock()
                                .flatMap(Knock::closedBecause)
                                .filter("removed"::equals)
                                .isPresent();
        return removed
                || row.place() == Place.TURNED_AWAY
                || row.flags().stream().anyMatch(Flag.Banned.class::isInstance);
    }

    private Optional<Act> due(Standing standing, boolean isInside) {
        return switch (standing) {
            case LET_IN -> isInside || facts.shut() ? Optional.empty() : able(Act.ADMIT);
            case PUT_BACK -> isInside ? able(Act.PUT_BACK) : Optional.empty();
            case PUT_OUT ->
                    isInside ? able(Act.REMOVE).or(() -> able(Act.PUT_BACK)) : Optional.empty();
            case HOST, BY_NAME, TWICE, NOT_LET_IN, STRANGER -> Optional.empty();
        };
    }

    private Optional<Act> able(Act act) {
        return Optional.of(act).filter(seen.able()::contains);
    }

    private boolean mayNow(Act act, Optional<Order> last) {
        return last.filter(order -> order.act() == act)
                .filter(order -> order.isTooFresh(facts.now()))
                .isEmpty();
    }

    /// Nobody is let in here whom the desk has not let in.
    private Set<Act> offered(Standing standing, boolean isInside) {
        if (standing == Standing.HOST) {
            return Set.of();
        }
        Set<Act> offered = EnumSet.noneOf(Act.class);
        if (isInside) {
            offered.addAll(Set.of(Act.PUT_BACK, Act.REMOVE));
        } else if (LET_IN_AT_THE_DESK.contains(standing) && !facts.shut()) {
            offered.add(Act.ADMIT);
        }
        offered.retainAll(seen.able());
        return offered;
    }
}
