package org.gatehouse.web;

import java.util.Locale;
import java.util.regex.Pattern;

/// A colour of the sRGB space, with the contrast rules of WCAG 2.2.
///
/// @param red 0 to 255, as the others
record Colour(int red, int green, int blue) {
    static final Colour WHITE = new Colour(255, 255, 255);
    private static final Pattern HEX = Pattern.compile("#[0-9a-fA-F]{6}");

    /// Reads `#rrggbb`.
    static Colour parse(String hex) {
        if (!HEX.matcher(hex).matches()) {
            throw new IllegalArgumentException("A colour looks like #1f4e5f");
        }
        int rgb = Integer.parseInt(hex.substring(1), 16);
        return new Colour(rgb >> 16, rgb >> 8 & 0xff, rgb & 0xff);
    }

    String hex() {
        return String.format(Locale.ROOT, "#%02x%02x%02x", red, green, blue);
    }

    /// The contrast between two colours, 1 to 21 (WCAG 2.2, "contrast ratio").
    double contrast(Colour other) {
        double a = luminance();
        double b = other.luminance();
        return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
    }

    /// This colour, moved towards `end` only as far as it takes to reach `ratio` on `ground`.
    Colour readableOn(Colour ground, double ratio, Colour end) {
        for (int step = 0; step < 100; step++) {
            Colour moved = towards(end, step / 100.0);
            if (moved.contrast(ground) >= ratio) {
                return moved;
            }
        }
        return end;
    }

    /// This colour with the light turned up until its strongest channel is at least `strongest`;
    /// its hue stays, where mixing in white would make it grey.
    Colour lit(int strongest) {
        int most = Math.max(red, Math.max(green, blue));
        if (most == 0 || most >= strongest) {
            return this;
        }
        return new Colour(
                red * strongest / most, green * strongest / most, blue * strongest / most);
    }

    Colour towards(Colour end, double share) {
        return new Colour(
                mix(red, end.red, share), mix(green, end.green, share), mix(blue, end.blue, share));
    }

    private static int mix(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }

    private double luminance() {
        return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
    }

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }
}
