package org.gatehouse.web.letters;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.LetterWriter;
import org.gatehouse.mail.WrittenLetter;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.staff.Role;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;
import org.gatehouse.web.SafeHeaders;
import org.gatehouse.web.office.StaffSession;

/// Every letter as it is sent, written by the same writer, so that organisers know what people read
/// before they read it. The templates are read for each look: read at the start, they would keep
/// the first page waiting.
public final class LettersPages implements Routes.Feature {
    private final Pages pages;
    private final Supplier<ForumHead> head;
    private final Addresses addresses;
    private final StaffSession staff;

    /// The pages.
    ///
    /// @param head what stands around every letter
    public LettersPages(
            Pages pages, Supplier<ForumHead> head, Addresses addresses, StaffSession staff) {
        this.pages = pages;
        this.head = head;
        this.addresses = addresses;
        this.staff = staff;
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi r) {
        r.get("/office/letters", this::list);
        r.get("/office/letters/{kind}", this::letter);
        r.get("/office/letters/{kind}/html", this::html);
    }

    private void list(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        LetterWriter writer = new LetterWriter(head);
        List<Choice> kinds =
                Arrays.stream(LetterKind.values())
                        .map(kind -> Choice.of(kind.wireName(), title(kind, writer)))
                        .toList();
        pages.render(
                ctx, "letters/list.jte", pages.page(ctx, "letters.title"), Map.of("kinds", kinds));
    }

    private void letter(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        LetterKind kind = kind(ctx);
        LetterWriter writer = new LetterWriter(head);
        WrittenLetter letter = write(kind, writer);
        SafeHeaders.allowOwnFrames(ctx);
        pages.render(
                ctx,
                "letters/letter.jte",
                pages.titled(ctx, letter.subject()),
                Map.of(
                        "frame",
                        "/office/letters/" + kind.wireName() + "/html",
                        "title",
                        title(kind, writer),
                        "letter",
                        letter));
    }

    /// The letter's own document: its styles stand in it, as mail programs want them.
    private void html(Context ctx) {
        staff.require(ctx, Role.ORGANISER);
        SafeHeaders.allowOwnStyles(ctx);
        ctx.contentType("text/html; charset=utf-8")
                .result(write(kind(ctx), new LetterWriter(head)).html());
    }

    /// When a letter is sent, or else its subject.
    private String title(LetterKind kind, LetterWriter writer) {
        String key = "letters.kind." + kind.wireName();
        return pages.words().has(key) ? pages.words().text(key) : write(kind, writer).subject();
    }

    private WrittenLetter write(LetterKind kind, LetterWriter writer) {
        return writer.write(kind, SampleFacts.of(kind, pages.words(), addresses));
    }

    private static LetterKind kind(Context ctx) {
        String name = ctx.pathParam("kind");
        return Arrays.stream(LetterKind.values())
                .filter(kind -> kind.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new Refusal.NotFound("refusal.notFound"));
    }
}
