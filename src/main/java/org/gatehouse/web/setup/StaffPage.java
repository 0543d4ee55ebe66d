package org.gatehouse.web.setup;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.registration.NameCheck;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// Who helps to run the meetings. An invitation goes out by letter, and its link is in nothing but
/// that letter: whoever sent it has no use for it.
public final class StaffPage {
    private final Database database;
    private final StaffAccounts accounts;
    private final Outbox outbox;
    private final Addresses addresses;
    private final StaffSession staff;
    private final Pages pages;

    public StaffPage(
            Database database,
            StaffAccounts accounts,
            Outbox outbox,
            Addresses addresses,
            StaffSession staff,
            Pages pages) {
        this.database = database;
        this.accounts = accounts;
        this.outbox = outbox;
        this.addresses = addresses;
        this.staff = staff;
        this.pages = pages;
    }

    void show(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        show(ctx, member, Form.of(Map.of("role", Role.GATEKEEPER.name())));
    }

    private void show(Context ctx, StaffMember member, Form form) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("form", form);
        facts.put("me", member);
        facts.put("members", database.read(accounts::list));
        facts.put(
                "said",
                Optional.ofNullable(ctx.queryParam("said"))
                        .filter(List.of("invited", "closed")::contains));
        pages.render(
                ctx, "setup/staff.jte", pages.page(ctx, "setup.staff.title").with(form), facts);
    }

    void invite(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        Form form = Form.sent(ctx);
        String name = NameCheck.tidy(form.value("name"));
        List<Problem> problems = new ArrayList<>();
        if (name.isEmpty() || name.length() > NameCheck.MAX_LENGTH) {
            problems.add(Problem.of("name", "setup.problem.name"));
        }
        if (!MailAddress.isValid(form.value("email"))) {
            problems.add(Problem.of("email", "setup.problem.email"));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, member, form.with(problems));
            return;
        }
        Role role = form.chosen("role", "ORGANISER") ? Role.ORGANISER : Role.GATEKEEPER;
        MailAddress address = new MailAddress(form.value("email"));
        database.write(tx -> invite(tx, name, address, role, member));
        ctx.redirect("/office/staff?said=invited", HttpStatus.SEE_OTHER);
    }

    private boolean invite(Tx tx, String name, MailAddress address, Role role, StaffMember by) {
        StaffAccounts.Invitation invitation =
                accounts.invite(tx, name, address.text(), role, by.actor());
        StaffMember invited = invitation.member();
        Map<String, String> facts =
                Map.of(
                        "name", invited.name(),
                        "link", addresses.invitation(invitation.token()),
                        "role", pages.words().text("setup.role." + invited.role()),
                        "days", Long.toString(StaffAccounts.INVITATION.toDays()));
        Recipient recipient = new Recipient(address, invited.name());
        return outbox.enqueue(
                tx,
                Letter.of(LetterKind.STAFF_INVITATION, invited.id(), recipient, facts)
                        .distinct(tx.now().toString())
                        .until(tx.now().plus(StaffAccounts.INVITATION)));
    }

    /// Nobody can close their own account: the last organiser would lock everybody out.
    void close(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        UUID id = PathIds.uuid(ctx, "member");
        if (member.id().equals(id)) {
            throw new Refusal.Conflict("refusal.ownAccount");
        }
        database.write(
                tx -> {
                    accounts.close(tx, id, member.actor());
                    return id;
                });
        ctx.redirect("/office/staff?said=closed", HttpStatus.SEE_OTHER);
    }
}
