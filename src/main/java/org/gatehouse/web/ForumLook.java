package org.gatehouse.web;

/// How a forum presents itself: its name and its colour.
///
/// @param colour `#rrggbb`, whatever the forum likes; pages use a shade of it that can be read
public record ForumLook(String name, String colour) {
    private static final Colour PAPER = Colour.parse("#fbf8f3");
    private static final Colour NIGHT = Colour.parse("#16191d");
    private static final Colour BLACK = new Colour(0, 0, 0);
    private static final double READABLE = 7;

    public ForumLook {
        if (name.isBlank()) {
            throw new IllegalArgumentException("A forum needs a name");
        }
        colour = Colour.parse(colour).hex();
    }

    /// The colour as custom properties: on paper dark enough, at night light enough, each at least
    /// 7 : 1 against its ground (WCAG AAA), with the ink that goes on top of it.
    String css() {
        Colour own = Colour.parse(colour);
        Colour day = own.readableOn(PAPER, READABLE, BLACK);
        Colour night = own.readableOn(NIGHT, READABLE, Colour.WHITE);
        return """
                :root { --forum: %s; --forum-ink: #ffffff; --forum-tint: %s; }
                @media (prefers-color-scheme: dark) {
                  :root { --forum: %s; --forum-ink: %s; --forum-tint: %s; }
                }
                """
                .formatted(
                        day.hex(),
                        day.towards(PAPER, 0.9).hex(),
                        night.hex(),
                        NIGHT.hex(),
                        night.towards(NIGHT, 0.86).hex());
    }
}
