package org.gatehouse.web.paper;

import java.util.ArrayList;
import java.util.List;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.registration.Registrants;
import org.gatehouse.web.Form;

/// Reads the form by which an organiser registers a neighbour who has no mailbox.
final class NeighbourForm {
    private static final int MOST_HOW = 300;

    private NeighbourForm() {}

    /// @param how how the organiser knows the person
    record Filled(Registrants.Details details, String how) {}

    /// What `form` says.
    ///
    /// @throws Refusal.Invalid with all that is wrong
    static Filled read(Form form) {
        List<Problem> problems = new ArrayList<>();
        String name = NameCheck.tidy(form.value("name"));
        check(
                problems,
                !name.isEmpty() && name.length() <= NameCheck.MAX_LENGTH,
                Problem.of("name", "neighbour.problem.name"));
        String area = NameCheck.tidy(form.value("area"));
        check(
                problems,
                !area.isEmpty() && area.length() <= Application.MAX_LINE,
                Problem.of("area", "neighbour.problem.area"));
        int party = form.value("party").matches("[0-9]{1,2}") ? number(form) : 0;
        check(
                problems,
                party >= 1 && party <= Application.MAX_PARTY,
                Problem.of("party", "neighbour.problem.party", Application.MAX_PARTY));
        String how = form.value("how");
        check(problems, !how.isEmpty(), Problem.of("how", "neighbour.problem.how"));
        notLonger(problems, form, "how", MOST_HOW);
        notLonger(problems, form, "question", Application.MAX_TEXT);
        notLonger(problems, form, "access", Application.MAX_TEXT);
        if (!problems.isEmpty()) {
            throw new Refusal.Invalid(problems);
        }
        String question = form.value("question");
        return new Filled(
                new Registrants.Details(name, area, "", question, form.value("access"), party),
                how);
    }

    private static int number(Form form) {
        return Integer.parseInt(form.value("party"));
    }

    private static void notLonger(List<Problem> problems, Form form, String field, int most) {
        check(
                problems,
                form.value(field).length() <= most,
                Problem.of(field, "neighbour.problem.long", most));
    }

    private static void check(List<Problem> problems, boolean holds, Problem otherwise) {
        if (!holds) {
            problems.add(otherwise);
        }
    }
}
