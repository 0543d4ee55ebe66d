package org.gatehouse.web.front;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.MailDomainCheck;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;

/// Reads the registration form: what is wrong is sent back, what is doubtful is asked about once.
public final class RegistrationForm {
    /// The area of those who come from none of the forum's own.
    static final String ELSEWHERE = "Elsewhere";

    private static final String IS_RIGHT = "-is-right";

    private RegistrationForm() {}

    sealed interface Reading {}

    record Complete(Application application) implements Reading {}

    /// Nothing is wrong, and something is odd.
    record Doubtful(List<Question> questions) implements Reading {}

    record Wrong(Form form) implements Reading {}

    /// Something odd that the person may say yes to.
    ///
    /// @param field the field that is asked about
    /// @param answer what stands in the field
    /// @param instead what was probably meant; empty where we have no idea
    public record Question(String field, String answer, String instead) {}

    /// What was sent, with the address that was chosen instead of a mistyped one.
    static Form corrected(Form sent) {
        String instead = sent.value("email-instead");
        if (instead.isEmpty()) {
            return sent;
        }
        Map<String, List<String>> values = new HashMap<>(sent.values());
        values.remove("email-instead");
        values.put("email", List.of(instead));
        return new Form(values, List.of());
    }

    /// The odd answers that the person has said yes to before, to be sent along: the field's name
    /// and its answer.
    public static List<Choice> settled(Form form) {
        return Stream.of("name", "email")
                .filter(field -> form.chosen(field + IS_RIGHT, text(form, field)))
                .map(field -> Choice.of(field + IS_RIGHT, text(form, field)))
                .toList();
    }

    /// @param areas the forum's own areas; empty where everybody writes theirs
    static Reading read(Form sent, List<String> areas) {
        List<Problem> problems = problems(sent, areas);
        if (!problems.isEmpty()) {
            return new Wrong(sent.with(problems));
        }
        List<Question> questions = questions(sent);
        return questions.isEmpty() ? new Complete(application(sent)) : new Doubtful(questions);
    }

    private static List<Problem> problems(Form sent, List<String> areas) {
        List<Problem> problems = new ArrayList<>();
        nameProblem(text(sent, "name")).ifPresent(problems::add);
        String email = text(sent, "email");
        if (email.isEmpty()) {
            problems.add(Problem.of("email", "register.email.missing"));
        } else if (!MailAddress.isValid(email)) {
            problems.add(Problem.of("email", "register.email.wrong"));
        }
        areaProblem(text(sent, "area"), areas).ifPresent(problems::add);
        tooLong(sent, "organisation", Application.MAX_LINE).ifPresent(problems::add);
        tooLong(sent, "question", Application.MAX_TEXT).ifPresent(problems::add);
        if (party(sent).isEmpty()) {
            problems.add(Problem.of("party", "register.party.wrong", Application.MAX_PARTY));
        }
        tooLong(sent, "access", Application.MAX_TEXT).ifPresent(problems::add);
        if (!sent.chosen("promise", "yes")) {
            problems.add(Problem.of("promise", "register.promise.missing"));
        }
        return problems;
    }

    private static Optional<Problem> nameProblem(String name) {
        if (name.isEmpty()) {
            return Optional.of(Problem.of("name", "register.name.missing"));
        }
        return name.length() > NameCheck.MAX_LENGTH
                ? Optional.of(Problem.of("name", "register.name.tooLong", NameCheck.MAX_LENGTH))
                : Optional.empty();
    }

    private static Optional<Problem> areaProblem(String area, List<String> areas) {
        boolean known = areas.isEmpty() || areas.contains(area) || area.equals(ELSEWHERE);
        if (area.isEmpty() || !known) {
            String key = areas.isEmpty() ? "register.area.missing" : "register.area.choose";
            return Optional.of(Problem.of("area", key));
        }
        return area.length() > Application.MAX_LINE
                ? Optional.of(Problem.of("area", "register.tooLong", Application.MAX_LINE))
                : Optional.empty();
    }

    private static Optional<Problem> tooLong(Form sent, String field, int most) {
        return sent.value(field).length() > most
                ? Optional.of(Problem.of(field, "register.tooLong", most))
                : Optional.empty();
    }

    private static List<Question> questions(Form sent) {
        List<Question> questions = new ArrayList<>();
        String name = text(sent, "name");
        if (NameCheck.doubt(name).isPresent() && !sent.chosen("name" + IS_RIGHT, name)) {
            questions.add(new Question("name", name, ""));
        }
        String email = text(sent, "email");
        if (!sent.chosen("email" + IS_RIGHT, email)) {
            MailDomainCheck.suggestion(email)
                    .map(meant -> new Question("email", email, meant))
                    .ifPresent(questions::add);
        }
        return questions;
    }

    private static Application application(Form sent) {
        return new Application(
                text(sent, "name"),
                new MailAddress(text(sent, "email")),
                text(sent, "area"),
                text(sent, "organisation"),
                sent.value("question"),
                sent.value("access"),
                party(sent).orElseThrow());
    }

    private static String text(Form sent, String field) {
        return NameCheck.tidy(sent.value(field));
    }

    private static OptionalInt party(Form sent) {
        String typed = sent.value("party");
        if (!typed.matches("[0-9]{1,2}")) {
            return OptionalInt.empty();
        }
        int number = Integer.parseInt(typed);
        return number >= 1 && number <= Application.MAX_PARTY
                ? OptionalInt.of(number)
                : OptionalInt.empty();
    }
}
