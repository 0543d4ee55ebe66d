package org.gatehouse.web;

import gg.jte.Content;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.Utf8ByteOutput;
import io.javalin.http.Context;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Turns templates into answers.
public final class Pages {
    private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    private final Words words;
    private final Assets assets;
    private final Supplier<ForumLook> forum;
    private final Predicate<Context> staff;

    /// @param forum asked for every page, as its name and colour can change
    /// @param staff whether a member of staff is signed in in this browser
    public Pages(Words words, Assets assets, Supplier<ForumLook> forum, Predicate<Context> staff) {
        this.words = words;
        this.assets = assets;
        this.forum = forum;
        this.staff = staff;
    }

    public Words words() {
        return words;
    }

    /// A page whose title is in the message files under `key`.
    public Page page(Context ctx, String key, Object... args) {
        return titled(ctx, words.text(key, args));
    }

    /// A page with a title of its own, such as a meeting's.
    public Page titled(Context ctx, String title) {
        return new Page(
                title,
                words,
                forum.get(),
                assets,
                ctx.path(),
                staff.test(ctx),
                false,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /// Answers with `template`, such as `front/meeting.jte`. Beside `params` it may declare `page`
    /// and the words as `w`.
    public void render(Context ctx, String template, Page page, Map<String, ?> params) {
        Utf8ByteOutput output = new Utf8ByteOutput();
        templates.render(template, declared(page, params), output);
        ctx.contentType("text/html; charset=utf-8").result(output.toByteArray());
    }

    /// A piece of a page, to stand in another.
    public Content piece(Page page, String template, Map<String, ?> params) {
        return output -> templates.render(template, declared(page, params), output);
    }

    private static Map<String, Object> declared(Page page, Map<String, ?> params) {
        Map<String, Object> all = new HashMap<>(params);
        all.put("page", page);
        all.put("w", page.words());
        return all;
    }
}
