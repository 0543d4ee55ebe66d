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
    /// 7 : 1 against its ground (WCAG AAA), with the ink that goes on top. Large surfaces stay dark
    /// at night too.
    String css() {
        Colour own = Colour.parse(colour);
        Colour day = own.readableOn(PAPER, READABLE, BLACK);
        Colour night = own.lit(190).readableOn(NIGHT, READABLE, Colour.WHITE);
        String light = properties(day, Colour.WHITE, day, day.towards(PAPER, 0.9));
        Colour band = day.towards(BLACK, 0.25);
        String dark = properties(night, NIGHT, band, night.towards(NIGHT, 0.86));
        return ":root { %s }\n@media (prefers-color-scheme: dark) { :root { %s } }\n"
                .formatted(light, dark);
    }

    /// The colour as `#rrggbb`, dark enough for white letters on it, as on cards and posters.
    public String band() {
        return Colour.parse(colour).readableOn(PAPER, READABLE, BLACK).hex();
    }

    /// How well a colour can be read on paper, and what is used in its place where it can't.
    ///
    /// @param chosen the colour that was asked for, `#rrggbb`
    /// @param ratio its contrast against paper, 1 to 21
    /// @param day the shade of it that pages use on paper, and `night` on a dark ground
    public record Contrast(String chosen, double ratio, String day, String night) {
        /// Whether the colour is used as it is.
        public boolean isReadable() {
            return day.equals(chosen);
        }

        /// As people write it: `4.6`.
        public String said() {
            return String.format(java.util.Locale.ROOT, "%.1f", ratio);
        }
    }

    public Contrast contrast() {
        Colour own = Colour.parse(colour);
        return new Contrast(
                own.hex(),
                own.contrast(PAPER),
                own.readableOn(PAPER, READABLE, BLACK).hex(),
                own.lit(190).readableOn(NIGHT, READABLE, Colour.WHITE).hex());
    }

    private static String properties(Colour forum, Colour ink, Colour band, Colour tint) {
        return "--forum: %s; --forum-ink: %s; --band: %s; --band-ink: #ffffff; --forum-tint: %s;"
                .formatted(forum.hex(), ink.hex(), band.hex(), tint.hex());
    }
}
