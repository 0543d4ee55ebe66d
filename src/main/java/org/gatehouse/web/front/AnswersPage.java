package org.gatehouse.web.front;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gatehouse.registration.Application;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;

/// Shows everything that was filled in before anything is sent. The answers travel along in the
/// page: nothing is kept of somebody who turns back here.
public final class AnswersPage {
    /// What the buttons of this page say, and no answer.
    private static final Set<String> BUTTONS = Set.of("then");

    private final Pages pages;

    AnswersPage(Pages pages) {
        this.pages = pages;
    }

    /// One answer.
    ///
    /// @param field its name in the form, and the key of its words under `answers.field.`
    /// @param answer empty where none was given
    public record Row(String field, String answer) {}

    void show(Context ctx, PublicMeetings.Shown shown, Form form, Application application) {
        String title = shown.meeting().title();
        pages.render(
                ctx,
                "front/answers.jte",
                pages.page(ctx, "answers.title"),
                Map.of(
                        "meeting", title,
                        "path", "/meetings/" + shown.meeting().slug(),
                        "full", shown.full(),
                        "rows", rows(application),
                        "sent", sent(form)));
    }

    private static List<Row> rows(Application application) {
        return List.of(
                new Row("name", application.fullName()),
                new Row("email", application.email().text()),
                new Row("area", application.area()),
                new Row("organisation", application.organisation()),
                new Row("question", application.question()),
                new Row("party", Integer.toString(application.partySize())),
                new Row("access", application.accessNeeds()));
    }

    private static List<Choice> sent(Form form) {
        List<Choice> sent = new ArrayList<>();
        form.values()
                .forEach(
                        (field, answers) -> {
                            if (!BUTTONS.contains(field)) {
                                answers.forEach(answer -> sent.add(Choice.of(field, answer)));
                            }
                        });
        return sent;
    }
}
