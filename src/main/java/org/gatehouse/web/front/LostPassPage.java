package org.gatehouse.web.front;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.Registrations;
import org.gatehouse.sql.Database;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;

/// Sending a pass once more. The answer is the same whether or not the address is known.
final class LostPassPage {
    private final Pages pages;
    private final Database database;
    private final PublicMeetings known;
    private final Registrations registrations;
    private final ForumProfiles forum;

    LostPassPage(
            Pages pages,
            Database database,
            PublicMeetings known,
            Registrations registrations,
            ForumProfiles forum) {
        this.pages = pages;
        this.database = database;
        this.known = known;
        this.registrations = registrations;
        this.forum = forum;
    }

    void show(Context ctx) {
        render(ctx, "front/lost.jte", Form.EMPTY);
    }

    void send(Context ctx) {
        Form sent = Form.sent(ctx);
        String email = sent.value("email");
        if (!MailAddress.isValid(email)) {
            String key = email.isEmpty() ? "register.email.missing" : "register.email.wrong";
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            render(ctx, "front/lost.jte", sent.with(List.of(Problem.of("email", key))));
            return;
        }
        Meeting meeting =
                database.write(
                        tx -> {
                            Meeting found = known.find(tx.handle(), ctx).meeting();
                            registrations.sendAgain(tx, found.id(), new MailAddress(email));
                            return found;
                        });
        ctx.redirect("/meetings/" + meeting.slug() + "/lost/sent", HttpStatus.SEE_OTHER);
    }

    void sent(Context ctx) {
        render(ctx, "front/lostSent.jte", Form.EMPTY);
    }

    private void render(Context ctx, String template, Form form) {
        Meeting meeting = database.read(handle -> known.find(handle, ctx)).meeting();
        pages.render(
                ctx,
                template,
                pages.page(ctx, "lost.title").with(form),
                Map.of(
                        "meeting",
                        meeting.title(),
                        "path",
                        "/meetings/" + meeting.slug(),
                        "contact",
                        forum.current().contact(),
                        "form",
                        form));
    }
}
