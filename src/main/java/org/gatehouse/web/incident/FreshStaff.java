package org.gatehouse.web.incident;

import io.javalin.http.Context;
import java.time.InstantSource;
import java.util.Map;
import org.gatehouse.mail.Letter;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.Outbox;
import org.gatehouse.mail.Recipient;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.FreshProof;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.BrowserCookie;
import org.gatehouse.web.office.StaffSession;

/// Organisers who have proved just now, in this browser, that it is they.
public final class FreshStaff {
    private final Database database;
    private final FreshProof proof;
    private final Outbox outbox;
    private final BrowserCookie cookie;
    private final StaffSession staff;
    private final InstantSource clock;

    /// @param cookie the cookie of staff sessions
    public FreshStaff(
            Database database,
            FreshProof proof,
            Outbox outbox,
            BrowserCookie cookie,
            StaffSession staff,
            InstantSource clock) {
        this.database = database;
        this.proof = proof;
        this.outbox = outbox;
        this.cookie = cookie;
        this.staff = staff;
        this.clock = clock;
    }

    /// Whoever is signed in as an organiser and has proved it just now.
    ///
    /// @throws Refusal.NotAllowed where they have not
    StaffMember require(Context ctx) {
        StaffMember member = organiser(ctx);
        if (!isFresh(ctx)) {
            throw new Refusal.NotAllowed("refusal.proveAfresh");
        }
        return member;
    }

    /// Whoever is signed in as an organiser, proved afresh or not.
    StaffMember organiser(Context ctx) {
        return staff.require(ctx, Role.ORGANISER);
    }

    boolean isFresh(Context ctx) {
        String session = session(ctx);
        return database.read(handle -> proof.isFresh(handle, session, clock.instant()));
    }

    private String session(Context ctx) {
        return cookie.hash(ctx).orElseThrow(Refusal.SignIn::new);
    }

    /// Mails them a code.
    void ask(Context ctx) {
        StaffMember member = organiser(ctx);
        String session = session(ctx);
        database.write(
                tx -> {
                    String code = proof.ask(tx, member, session);
                    Map<String, String> facts =
                            Map.of(
                                    "name", member.name(),
                                    "code", code,
                                    "minutes", Long.toString(FreshProof.LIFE.toMinutes()));
                    Recipient to = new Recipient(new MailAddress(member.email()), member.name());
                    return outbox.enqueue(
                            tx,
                            Letter.of(LetterKind.STAFF_CODE, member.id(), to, facts)
                                    .distinct(tx.now().toString())
                                    .until(tx.now().plus(FreshProof.LIFE))
                                    .notCapped());
                });
    }

    /// Whether `code` is the one that was mailed for this browser.
    boolean prove(Context ctx, String code) {
        StaffMember member = organiser(ctx);
        String session = session(ctx);
        return database.write(tx -> proof.prove(tx, member, session, code));
    }
}
