package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.gatehouse.forum.ForumProfile;
import org.gatehouse.forum.ForumProfiles;
import org.gatehouse.ledger.Actor;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.MailSettings;
import org.gatehouse.mail.Mailroom;
import org.gatehouse.mail.Recipient;
import org.gatehouse.mail.RelayTrial;
import org.gatehouse.mail.StoredRelay;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.setup.SetUp;
import org.gatehouse.setup.SetUpStep;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.office.StaffSession;

/// The mail relay: typed in here, or named in the configuration; tried out with a real letter.
public final class RelayPage {
    private final Database database;
    private final Mailroom mailroom;
    private final StoredRelay stored;
    private final Function<MailSettings, RelayTrial> trials;
    private final ForumProfiles profiles;
    private final SetUp setUp;
    private final StaffSession staff;
    private final InstantSource clock;
    private final Pages pages;

    public RelayPage(
            Database database,
            Mailroom mailroom,
            StoredRelay stored,
            Function<MailSettings, RelayTrial> trials,
            ForumProfiles profiles,
            SetUp setUp,
            StaffSession staff,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.mailroom = mailroom;
        this.stored = stored;
        this.trials = trials;
        this.profiles = profiles;
        this.setUp = setUp;
        this.staff = staff;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, RelayForm.of(mailroom.relay(), profiles.current().contact()), Optional.empty());
    }

    private void show(Context ctx, Form form, Optional<RelayTrial.Outcome> outcome) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("form", form);
        facts.put("fixed", mailroom.isFixed());
        facts.put(
                "relay",
                mailroom.relay()
                        .map(
                                relay ->
                                        relay.host()
                                                + ", "
                                                + relay.port()
                                                + ", "
                                                + relay.from().text()));
        facts.put("outcome", outcome);
        facts.put("tested", database.read(SetUp::checklist).isDone(SetUpStep.RELAY));
        pages.render(
                ctx, "setup/relay.jte", pages.page(ctx, "setup.relay.title").with(form), facts);
    }

    /// Keeps what was typed and starts to send by it. It counts as tried only once a letter was
    /// handed over.
    void save(Context ctx) {
        Actor by = staff.require(ctx, Role.ORGANISER).actor();
        if (mailroom.isFixed()) {
            throw new Refusal.Conflict("refusal.relayFixed");
        }
        Form form = Form.sent(ctx);
        ForumProfile forum = profiles.current();
        try {
            MailSettings relay = RelayForm.read(form, mailroom.relay(), forum.name());
            database.write(
                    tx -> {
                        stored.save(tx, relay, by);
                        setUp.undone(tx, SetUpStep.RELAY, by);
                        return relay;
                    });
            mailroom.reopen();
            ctx.redirect("/office/mail#try", HttpStatus.SEE_OTHER);
        } catch (Refusal.Invalid refusal) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, withoutPassword(form).with(refusal), Optional.empty());
        }
    }

    private static Form withoutPassword(Form form) {
        Map<String, List<String>> values = new HashMap<>(form.values());
        values.remove("password");
        return new Form(values, form.problems());
    }

    /// Sends a real letter and says what came of it.
    void test(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        Form sent = Form.sent(ctx);
        String to = sent.value("to").isEmpty() ? member.email() : sent.value("to");
        Form form = RelayForm.of(mailroom.relay(), profiles.current().contact());
        MailSettings relay =
                mailroom.relay().orElseThrow(() -> new Refusal.Conflict("refusal.noRelay"));
        if (!MailAddress.isValid(to)) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(
                    ctx,
                    form.with(List.of(Problem.of("to", "setup.problem.email"))),
                    Optional.empty());
            return;
        }
        Recipient recipient = new Recipient(new MailAddress(to), member.name());
        RelayTrial.Outcome outcome = trials.apply(relay).run(recipient, clock.instant());
        if (outcome instanceof RelayTrial.Outcome.HandedOver) {
            database.write(
                    tx -> {
                        setUp.done(tx, SetUpStep.RELAY, relay.host(), member.actor());
                        return member;
                    });
        }
        show(ctx, form, Optional.of(outcome));
    }
}
