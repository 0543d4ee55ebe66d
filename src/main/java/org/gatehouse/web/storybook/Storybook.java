package org.gatehouse.web.storybook;

import gg.jte.Content;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.web.Page;
import org.gatehouse.web.Pages;
import org.gatehouse.web.Routes;

/// Shows stories at `/storybook`, on machines of developers only.
public final class Storybook implements Routes.Feature {
    private final Pages pages;
    private final Map<String, Story> stories = new LinkedHashMap<>();

    public Storybook(Pages pages, List<Story> stories) {
        this.pages = pages;
        for (Story story : stories) {
            if (this.stories.put(story.name(), story) != null) {
                throw new IllegalArgumentException("Two stories are called " + story.name());
            }
        }
    }

    @Override
    public void addTo(JavalinDefaultRoutingApi routes) {
        routes.get("/storybook", this::index);
        routes.get("/storybook/pieces", this::pieces);
        routes.get("/storybook/{name}", this::show);
    }

    private void index(Context ctx) {
        pages.render(
                ctx,
                "storybook/index.jte",
                pages.page(ctx, "storybook.title"),
                Map.of("names", List.copyOf(stories.keySet())));
    }

    /// All pieces below one another.
    private void pieces(Context ctx) {
        Page page = pages.page(ctx, "storybook.pieces");
        Map<String, Content> all = new LinkedHashMap<>();
        for (Story story : stories.values()) {
            if (!story.whole()) {
                all.put(story.name(), pages.piece(page, story.template(), story.params()));
            }
        }
        pages.render(ctx, "storybook/pieces.jte", page, Map.of("pieces", all));
    }

    private void show(Context ctx) {
        Story story = stories.get(ctx.pathParam("name"));
        if (story == null) {
            throw new Refusal.NotFound("refusal.notFound");
        }
        Page page = pages.titled(ctx, story.name());
        if (story.whole()) {
            pages.render(ctx, story.template(), page, story.params());
        } else {
            pages.render(
                    ctx,
                    "storybook/pieces.jte",
                    page,
                    Map.of(
                            "pieces",
                            Map.of(
                                    story.name(),
                                    pages.piece(page, story.template(), story.params()))));
        }
    }
}
