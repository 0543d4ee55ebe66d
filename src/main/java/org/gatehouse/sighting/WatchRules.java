package org.gatehouse.sighting;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Tx;
import org.gatehouse.watch.Grade;
import org.jdbi.v3.core.Handle;

/// What a forum wants done about a leak, by how sure it is.
///
/// @param hours before the start of a meeting, from when on it may be set up afresh by rule
public record WatchRules(Map<Grade, Answer> answers, int hours) {
    public static final int MOST_HOURS = 72;

    /// What holds until an organiser says otherwise: a program never acts without having been told.
    public static final WatchRules CAUTIOUS =
            new WatchRules(
                    Map.of(
                            Grade.CERTAIN, Answer.PROPOSE,
                            Grade.STRONG, Answer.PROPOSE,
                            Grade.WEAK, Answer.LIST),
                    3);

    public WatchRules {
        answers = Map.copyOf(answers);
        if (!answers.keySet().containsAll(java.util.List.of(Grade.values()))) {
            throw new IllegalArgumentException("There is an answer for each grade");
        }
        if (hours < 0 || hours > MOST_HOURS) {
            throw new IllegalArgumentException("From 0 to " + MOST_HOURS + " hours");
        }
        boolean rash = answers.entrySet().stream().anyMatch(WatchRules::isRash);
        if (rash) {
            throw new IllegalArgumentException("Only what is certain is acted on by rule");
        }
    }

    private static boolean isRash(Map.Entry<Grade, Answer> rule) {
        return rule.getKey() != Grade.CERTAIN && rule.getValue() == Answer.ACT;
    }

    public Answer answer(Grade grade) {
        return Objects.requireNonNull(answers.get(grade));
    }

    /// The rules as they stand.
    public static WatchRules read(Handle handle) {
        Map<Grade, Answer> answers = new EnumMap<>(CAUTIOUS.answers());
        int[] hours = {CAUTIOUS.hours()};
        handle.createQuery("SELECT grade, answer, hours FROM watch_rule")
                .map(
                        (row, _) -> {
                            hours[0] = row.getInt("hours");
                            return Map.entry(
                                    Grade.valueOf(row.getString("grade")),
                                    Answer.valueOf(row.getString("answer")));
                        })
                .forEach(rule -> answers.put(rule.getKey(), rule.getValue()));
        return new WatchRules(answers, hours[0]);
    }

    /// Writes the rules down.
    public void save(Tx tx, Ledger ledger, Actor by) {
        Entry entry = Entry.of("watch.ruled", by).with("hours", hours);
        for (Grade grade : Grade.values()) {
            Answer answer = answer(grade);
            tx.handle()
                    .createUpdate(
                            """
                            INSERT INTO watch_rule (grade, answer, hours, at, by_whom)
                            VALUES (:grade, :answer, :hours, :at, :by)
                            ON CONFLICT (grade) DO UPDATE SET answer = excluded.answer,
                                hours = excluded.hours, at = excluded.at,
                                by_whom = excluded.by_whom
                            """)
                    .bind("grade", grade.name())
                    .bind("answer", answer.name())
                    .bind("hours", hours)
                    .bind("at", tx.now())
                    .bind("by", by.text())
                    .execute();
            entry = entry.with(grade.word(), answer.name());
        }
        ledger.append(tx, entry);
    }
}
