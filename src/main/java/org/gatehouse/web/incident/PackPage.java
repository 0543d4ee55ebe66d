package org.gatehouse.web.incident;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.gatehouse.incident.Evidence;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.incident.PackShelf;
import org.gatehouse.incident.PackZip;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.staff.StaffMember;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;

/// Handing evidence out, holding data and letting them go: each asks for a fresh proof that it is
/// the organiser who presses, and stands in the ledger.
public final class PackPage {
    private static final int MOST_WORDS = 1_000;
    private static final int MOST_DAYS = 3_650;
    private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Database database;
    private final Incidents incidents;
    private final Evidence evidence;
    private final PackShelf shelf;
    private final FreshStaff fresh;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Pages pages;

    public PackPage(
            Database database,
            Incidents incidents,
            Evidence evidence,
            PackShelf shelf,
            FreshStaff fresh,
            SecureRandom random,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.incidents = incidents;
        this.evidence = evidence;
        this.shelf = shelf;
        this.fresh = fresh;
        this.random = random;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        fresh.organiser(ctx);
        show(ctx, Form.EMPTY);
    }

    private void show(Context ctx, Form form) {
        UUID id = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        IncidentFile file = database.read(handle -> IncidentFile.read(handle, id, now));
        Map<String, Object> facts = new HashMap<>();
        facts.put("file", file);
        facts.put("fresh", fresh.isFresh(ctx));
        facts.put("asked", "1".equals(ctx.queryParam("asked")));
        facts.put("passphrase", passphrase());
        facts.put("key", evidence.verifierKey());
        facts.put("clock", new Clock(ZoneId.of(file.meeting().zone())));
        facts.put("form", form);
        facts.put("now", now);
        pages.render(
                ctx, "incident/pack.jte", pages.page(ctx, "incident.pack.title").with(form), facts);
    }

    /// Five groups of five: 123 bits, to be read out on the phone.
    private String passphrase() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 25; i++) {
            text.append(i > 0 && i % 5 == 0 ? "-" : "");
            text.append(CLEAR.charAt(random.nextInt(CLEAR.length())));
        }
        return text.toString();
    }

    void askCode(Context ctx) {
        fresh.ask(ctx);
        back(ctx, "/pack?asked=1");
    }

    void prove(Context ctx) {
        if (fresh.prove(ctx, Form.sent(ctx).value("code"))) {
            back(ctx, "/pack");
            return;
        }
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, Form.EMPTY.with(List.of(Refusal.Problem.of("code", "incident.problem.code"))));
    }

    void hold(Context ctx) {
        StaffMember member = fresh.require(ctx);
        Form form = Form.sent(ctx);
        String reason = form.value("reason");
        int days =
                form.value("days").matches("[0-9]{1,4}")
                        ? Integer.parseInt(form.value("days"))
                        : -1;
        if (reason.isEmpty() || reason.length() > MOST_WORDS || days < 0 || days > MOST_DAYS) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(List.of(Refusal.Problem.of("reason", "incident.problem.hold"))));
            return;
        }
        Incident incident = incident(ctx);
        database.write(
                tx -> {
                    Instant until = tx.now().plus(Duration.ofDays(days));
                    incidents.hold(tx, incident, until, reason, member.actor());
                    return incident;
                });
        back(ctx, "/pack");
    }

    void close(Context ctx) {
        StaffMember member = fresh.require(ctx);
        Incident incident = incident(ctx);
        database.write(
                tx -> {
                    incidents.close(tx, incident, member.actor());
                    return incident;
                });
        back(ctx, "");
    }

    void make(Context ctx) {
        StaffMember member = fresh.require(ctx);
        Form form = Form.sent(ctx);
        List<Refusal.Problem> problems = problems(form);
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            show(ctx, form.with(problems));
            return;
        }
        PackOrder order =
                new PackOrder(
                        form.value("recipient"),
                        form.value("basis"),
                        form.value("annex").equals("yes"),
                        form.value("posts").equals("yes"));
        UUID pack =
                shelf.begin(incident(ctx).id(), order, form.value("passphrase"), member.actor());
        back(ctx, "/packs/" + pack);
    }

    private static List<Refusal.Problem> problems(Form form) {
        List<Refusal.Problem> problems = new ArrayList<>();
        for (String field : List.of("recipient", "basis")) {
            String value = form.value(field);
            if (value.isEmpty() || value.length() > MOST_WORDS) {
                problems.add(Refusal.Problem.of(field, "incident.problem." + field));
            }
        }
        int length = form.value("passphrase").length();
        if (length > 0 && length < PackZip.SHORTEST_PASSPHRASE) {
            problems.add(
                    Refusal.Problem.of(
                            "passphrase",
                            "incident.problem.passphrase",
                            PackZip.SHORTEST_PASSPHRASE));
        }
        return problems;
    }

    private Incident incident(Context ctx) {
        UUID id = PathIds.uuid(ctx, "incident");
        return database.read(handle -> Incidents.require(handle, id));
    }

    private static void back(Context ctx, String where) {
        ctx.redirect(
                "/office/incidents/" + PathIds.uuid(ctx, "incident") + where, HttpStatus.SEE_OTHER);
    }
}
