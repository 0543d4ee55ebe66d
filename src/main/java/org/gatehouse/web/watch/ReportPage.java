package org.gatehouse.web.watch;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.sighting.Lookout;
import org.gatehouse.sighting.Pictures;
import org.gatehouse.sql.Database;
import org.gatehouse.watch.Post;
import org.gatehouse.web.Choice;
import org.gatehouse.web.ClientAddress;
import org.gatehouse.web.Form;
import org.gatehouse.web.Pages;

/// "I have seen our details in public": for anybody, without a name.
final class ReportPage {
    private static final int MOST_WORDS = 5_000;
    private static final int MOST_ADDRESS = 2_000;
    private static final Duration AN_HOUR = Duration.ofHours(1);

    private final Database database;
    private final Lookout lookout;
    private final Pictures pictures;
    private final ClientAddress clients;
    private final ReportBudget budget;
    private final InstantSource clock;
    private final Pages pages;

    ReportPage(
            Database database,
            Lookout lookout,
            Pictures pictures,
            ClientAddress clients,
            InstantSource clock,
            Pages pages) {
        this.database = database;
        this.lookout = lookout;
        this.pictures = pictures;
        this.clients = clients;
        this.budget = new ReportBudget(clock);
        this.clock = clock;
        this.pages = pages;
    }

    void show(Context ctx) {
        render(ctx, Form.EMPTY);
    }

    private void render(Context ctx, Form form) {
        List<Choice> meetings = new ArrayList<>();
        meetings.add(Choice.of("", pages.words().text("report.meeting.unknown")));
        database.read(handle -> Meetings.upcoming(handle, clock.instant()))
                .forEach(meeting -> meetings.add(Choice.of(meeting.slug(), meeting.title())));
        pages.render(
                ctx,
                "watch/report.jte",
                pages.page(ctx, "report.title").with(form),
                Map.of("form", form, "meetings", List.copyOf(meetings)));
    }

    void send(Context ctx) {
        if (!budget.takes(clients.of(ctx))) {
            throw new Refusal.TooMany("report.tooMany", AN_HOUR);
        }
        Form form = Form.sent(ctx);
        List<Problem> problems = new ArrayList<>(problems(form));
        byte[] picture = picture(ctx, problems);
        String all = form.value("where") + form.value("words");
        if (problems.isEmpty() && all.isEmpty() && picture.length == 0) {
            problems.add(Problem.of("where", "report.nothing"));
        }
        if (!problems.isEmpty()) {
            ctx.status(HttpStatus.UNPROCESSABLE_CONTENT);
            render(ctx, form.with(problems));
            return;
        }
        UUID id = lookout.reported(post(form), meeting(form), contact(form));
        if (picture.length > 0) {
            pictures.quarantine(id, picture);
        }
        ctx.redirect("/report/thanks", HttpStatus.SEE_OTHER);
    }

    private static List<Problem> problems(Form form) {
        Stream<Optional<Problem>> all =
                Stream.of(
                        tooLong(form, "where", MOST_ADDRESS),
                        tooLong(form, "words", MOST_WORDS),
                        form.value("email").isEmpty() || MailAddress.isValid(form.value("email"))
                                ? Optional.empty()
                                : Optional.of(Problem.of("email", "register.email.wrong")));
        return all.flatMap(Optional::stream).toList();
    }

    private static Optional<Problem> tooLong(Form form, String field, int most) {
        return form.value(field).length() > most
                ? Optional.of(Problem.of(field, "report.tooLong", most))
                : Optional.empty();
    }

    private static byte[] picture(Context ctx, List<Problem> problems) {
        UploadedFile file = ctx.uploadedFile("picture");
        if (file == null || file.size() == 0) {
            return new byte[0];
        }
        if (file.size() > Pictures.LARGEST) {
            problems.add(Problem.of("picture", "report.picture.large"));
            return new byte[0];
        }
        try (InputStream in = file.content()) {
            byte[] octets = in.readNBytes(Pictures.LARGEST);
            if (!looksLikePicture(octets)) {
                problems.add(Problem.of("picture", "report.picture.kind"));
            }
            return octets;
        } catch (IOException _) {
            problems.add(Problem.of("picture", "report.picture.large"));
            return new byte[0];
        }
    }

    /// By its first octets; whatever it is called.
    private static boolean looksLikePicture(byte[] octets) {
        boolean png = octets.length > 8 && octets[0] == (byte) 0x89 && octets[1] == 'P';
        boolean jpeg = octets.length > 8 && octets[0] == (byte) 0xFF && octets[1] == (byte) 0xD8;
        return png || jpeg;
    }

    /// Each report is a post of its own: two people who tell of the same are both heard.
    private static Post post(Form form) {
        String where = form.value("where");
        return new Post(
                UUID.randomUUID().toString(),
                "",
                where,
                form.value("words"),
                where.isEmpty() ? List.of() : List.of(where),
                List.of());
    }

    private Optional<UUID> meeting(Form form) {
        String slug = form.value("meeting");
        return slug.isEmpty()
                ? Optional.empty()
                : database.read(handle -> Meetings.bySlug(handle, slug)).map(Meeting::id);
    }

    private static Optional<String> contact(Form form) {
        return Optional.of(form.value("email")).filter(email -> !email.isEmpty());
    }

    void thanks(Context ctx) {
        pages.render(ctx, "watch/reported.jte", pages.page(ctx, "report.thanks.title"), Map.of());
    }
}
