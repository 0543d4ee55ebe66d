package org.gatehouse.web;

import io.javalin.http.Context;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.refusal.Refusal;
import org.jspecify.annotations.Nullable;

/// What a person filled in, and what is wrong with it: what a form needs to show itself again.
///
/// @param values the answers by field, as sent, never null
/// @param problems in the order of the page
public record Form(Map<String, List<String>> values, List<Refusal.Problem> problems) {
    public static final Form EMPTY = new Form(Map.of(), List.of());

    public Form {
        Map<String, List<String>> copy = new HashMap<>();
        values.forEach((field, all) -> copy.put(field, List.copyOf(all)));
        values = Map.copyOf(copy);
        problems = List.copyOf(problems);
    }

    /// A form not yet sent, with answers that are known already.
    public static Form of(Map<String, String> known) {
        Map<String, List<String>> values = new HashMap<>();
        known.forEach((field, value) -> values.put(field, List.of(value)));
        return new Form(values, List.of());
    }

    /// What `ctx` sent.
    public static Form sent(Context ctx) {
        return new Form(ctx.formParamMap(), List.of());
    }

    public Form with(List<Refusal.Problem> found) {
        return new Form(values, found);
    }

    /// This form with what `refusal` found wrong.
    public Form with(Refusal.Invalid refusal) {
        return with(refusal.problems());
    }

    /// The first answer to `field`, stripped, or an empty text.
    public String value(String field) {
        List<String> all = values.getOrDefault(field, List.of());
        return all.isEmpty() ? "" : all.getFirst().strip();
    }

    /// Whether `option` is chosen in `field`.
    public boolean chosen(String field, String option) {
        return values.getOrDefault(field, List.of()).contains(option);
    }

    public boolean hasProblems() {
        return !problems.isEmpty();
    }

    /// The first thing that is wrong with the answer to `field`.
    public Optional<Refusal.Problem> problem(String field) {
        return problems.stream().filter(problem -> problem.field().equals(field)).findFirst();
    }

    /// The ids of the texts that describe `field` to a screen reader, or null for none.
    public @Nullable String describedBy(String field, boolean hint) {
        String ids =
                (hint ? field + "-hint " : "")
                        + (problem(field).isPresent() ? field + "-error" : "");
        return ids.isEmpty() ? null : ids.strip();
    }
}
