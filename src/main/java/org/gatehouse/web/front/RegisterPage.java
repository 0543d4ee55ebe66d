package org.gatehouse.web.front;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.registration.Application;
import org.gatehouse.registration.Registrations;
import org.gatehouse.sql.Database;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Form;
import org.gatehouse.web.Page;
import org.gatehouse.web.Pages;
import org.gatehouse.web.front.RegistrationForm.Complete;
import org.gatehouse.web.front.RegistrationForm.Doubtful;
import org.gatehouse.web.front.RegistrationForm.Question;
import org.gatehouse.web.front.RegistrationForm.Wrong;

/// Registering for a meeting.
final class RegisterPage {
    private final Pages pages;
    private final Database database;
    private final PublicMeetings known;
    private final Registrations registrations;
    private final ForumProfiles forum;
    private final BrowserCookie visitor;
    private final AnswersPage answers;

    RegisterPage(
            Pages pages,
            Database database,
            PublicMeetings known,
            Registrations registrations,
            ForumProfiles forum,
            BrowserCookie visitor) {
        this.pages = pages;
        this.database = database;
        this.known = known;
        this.registrations = registrations;
        this.forum = forum;
        this.visitor = visitor;
        this.answers = new AnswersPage(pages);
    }

    void show(Context ctx) {
        render(ctx, Form.of(Map.of("party", "1")), List.of());
    }

    void send(Context ctx) {
        Form sent = RegistrationForm.corrected(Form.sent(ctx));
        switch (RegistrationForm.read(sent, forum.current().areas())) {
            case Complete(Application application) -> complete(ctx, sent, application);
            case Doubtful(List<Question> questions) -> render(ctx, sent, questions);
            case Wrong(Form form) -> {
                ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
                render(ctx, form, List.of());
            }
        }
    }

    /// Sends only what was looked over: the first time, the answers are shown.
    private void complete(Context ctx, Form sent, Application application) {
        switch (sent.value("then")) {
            case "send" -> apply(ctx, application);
            case "change" -> render(ctx, sent, List.of());
            default -> {
                PublicMeetings.Shown shown = database.read(handle -> known.find(handle, ctx));
                if (shown.takesRegistrations()) {
                    answers.show(ctx, shown, sent, application);
                } else {
                    render(ctx, sent, List.of());
                }
            }
        }
    }

    private void apply(Context ctx, Application application) {
        String browser = visitor.hashOrNew(ctx);
        UUID challenge =
                database.write(
                        tx -> {
                            UUID meeting = known.find(tx.handle(), ctx).meeting().id();
                            return registrations.apply(tx, meeting, application, browser);
                        });
        ctx.redirect("/prove/check/" + challenge, HttpStatus.SEE_OTHER);
    }

    /// The areas to choose from; none where everybody writes theirs.
    private List<Choice> areas() {
        List<String> areas = forum.current().areas();
        if (areas.isEmpty()) {
            return List.of();
        }
        List<Choice> choices = new ArrayList<>();
        choices.add(Choice.of("", pages.words().text("register.area.none")));
        areas.forEach(area -> choices.add(Choice.of(area, area)));
        if (!areas.contains(RegistrationForm.ELSEWHERE)) {
            choices.add(
                    Choice.of(
                            RegistrationForm.ELSEWHERE,
                            pages.words().text("register.area.elsewhere")));
        }
        return choices;
    }

    private void render(Context ctx, Form form, List<Question> questions) {
        PublicMeetings.Shown shown = database.read(handle -> known.find(handle, ctx));
        String title = shown.meeting().title();
        Page page = pages.page(ctx, "register.title", title).with(form);
        pages.render(
                ctx,
                shown.takesRegistrations() ? "front/register.jte" : "front/closed.jte",
                page,
                Map.of(
                        "meeting",
                        title,
                        "path",
                        "/meetings/" + shown.meeting().slug(),
                        "full",
                        shown.full(),
                        "areas",
                        areas(),
                        "form",
                        form,
                        "questions",
                        questions));
    }
}
