package org.gatehouse.web.mailbox;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.List;
import java.util.Map;
import org.gatehouse.mail.localrelay.LocalRelay;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;

/// What the local relay received, newest first, as a person would see it in a mail program.
public final class MailboxPages implements Routes.Feature {
    private final LocalRelay relay;
    private final Pages pages;

    public MailboxPages(LocalRelay relay, Pages pages) {
        this.relay = relay;
        this.pages = pages;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/demo/mailbox", this::list);
        routes.get("/demo/mailbox/{number}", this::letter);
    }

    private void list(Context ctx) {
        List<ReceivedMail> received = relay.received();
        pages.render(
                ctx,
                "mailbox/list.jte",
                pages.page(ctx, "mailbox.title"),
                Map.of("letters", received));
    }

    private void letter(Context ctx) {
        List<ReceivedMail> received = relay.received();
        int number = number(ctx.pathParam("number"));
        if (number < 1 || number > received.size()) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        ReceivedMail mail = received.get(number - 1);
        pages.render(
                ctx,
                "mailbox/letter.jte",
                pages.titled(ctx, mail.subject()),
                Map.of("mail", mail, "lines", LinkedText.lines(mail.text())));
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
