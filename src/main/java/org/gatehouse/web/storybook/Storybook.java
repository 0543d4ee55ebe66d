package org.gatehouse.web.storybook;

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
        routes.get("/storybook/{name}", this::show);
    }

    private void index(Context ctx) {
        pages.render(
                ctx,
                "storybook/index.jte",
                pages.page(ctx, "storybook.title"),
                Map.of("names", List.copyOf(stories.keySet())));
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
                    "storybook/piece.jte",
                    page,
                    Map.of("piece", pages.piece(page, story.template(), story.params())));
        }
    }
}
