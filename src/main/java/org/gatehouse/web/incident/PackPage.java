package org.gatehouse.web.incident;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.incident.BagZip;
import org.gatehouse.incident.Evidence;
import org.gatehouse.incident.Incident;
import org.gatehouse.incident.IncidentFile;
import org.gatehouse.incident.Incidents;
import org.gatehouse.incident.PackOrder;
import org.gatehouse.incident.PackZip;
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
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;
import org.gatehouse.web.PathIds;
import org.gatehouse.web.office.StaffSession;

/// Handing evidence out, holding data and letting them go: each asks for a fresh proof that it is
/// the organiser who presses, and stands in the ledger.
public final class PackPage {
    private static final int MOST_WORDS = 1_000;
    private static final int MOST_DAYS = 3_650;
    private static final String CLEAR = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Database database;
    private final Incidents incidents;
    private final Evidence evidence;
    private final FreshProof proof;
    private final Outbox outbox;
    private final BrowserCookie cookie;
    private final StaffSession staff;
    private final SecureRandom random;
    private final InstantSource clock;
    private final Pages pages;

    /// @param cookie the cookie of staff sessions
    public PackPage(
            Database database,
            Incidents incidents,
            Evidence evidence,
            FreshProof proof,
            Outbox outbox,
            BrowserCookie cookie,
            StaffSession staff,
            SecureRandom random,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.incidents = incidents;
        this.evidence = evidence;
        this.proof = proof;
        this.outbox = outbox;
        this.cookie = cookie;
        this.staff = staff;
        this.random = random;
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        show(ctx, Form.EMPTY);
    }

    private void show(Context ctx, Form form) {
        UUID id = PathIds.uuid(ctx, "incident");
        Instant now = clock.instant();
        IncidentFile file = database.read(handle -> IncidentFile.read(handle, id, now));
        Map<String, Object> facts = new HashMap<>();
        facts.put("file", file);
        facts.put("fresh", isFresh(ctx));
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

    private String session(Context ctx) {
        return cookie.hash(ctx).orElseThrow(Refusal.SignIn::new);
    }

    private boolean isFresh(Context ctx) {
        String session = session(ctx);
        return database.read(handle -> proof.isFresh(handle, session, clock.instant()));
    }

    /// Whoever is signed in as an organiser and has proved it just now.
    ///
    /// @throws Refusal.NotAllowed where they have not
    private StaffMember requireFresh(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        if (!isFresh(ctx)) {
            throw new Refusal.NotAllowed("refusal.proveAfresh");
        }
        return member;
    }

    void askCode(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
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
        back(ctx, "/pack?asked=1");
    }

    void prove(Context ctx) {
        StaffMember member = staff.require(ctx, Role.ORGANISER);
        String session = session(ctx);
        Form form = Form.sent(ctx);
        boolean right = database.write(tx -> proof.prove(tx, member, session, form.value("code")));
        if (right) {
            back(ctx, "/pack");
            return;
        }
        ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
        show(ctx, Form.EMPTY.with(List.of(Refusal.Problem.of("code", "incident.problem.code"))));
    }

    void hold(Context ctx) {
        StaffMember member = requireFresh(ctx);
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
        StaffMember member = requireFresh(ctx);
        Incident incident = incident(ctx);
        database.write(
                tx -> {
                    incidents.close(tx, incident, member.actor());
                    return incident;
                });
        back(ctx, "");
    }

    void make(Context ctx) {
        StaffMember member = requireFresh(ctx);
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
        send(ctx, incident(ctx), order, member, form.value("passphrase"));
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

    /// The pack lies on the disk only until it is sent.
    private void send(
            Context ctx, Incident incident, PackOrder order, StaffMember by, String passphrase) {
        String name = "evidence-" + incident.id().toString().substring(0, 13);
        try {
            Path folder = Files.createTempDirectory("gatehouse-pack-");
            try {
                Path pack = folder.resolve(name);
                evidence.make(incident.id(), order, by.actor(), pack);
                ctx.header("Content-Disposition", "attachment; filename=\"" + name + ".zip\"");
                ctx.header("Cache-Control", "no-store");
                ctx.contentType("application/zip");
                OutputStream out = ctx.outputStream();
                if (passphrase.isEmpty()) {
                    LocalDateTime time = clock.instant().atOffset(ZoneOffset.UTC).toLocalDateTime();
                    BagZip.write(pack, name, time, out);
                } else {
                    PackZip.write(pack, name, passphrase.toCharArray(), out);
                }
            } finally {
                delete(folder);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The evidence pack can't be sent", e);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
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
