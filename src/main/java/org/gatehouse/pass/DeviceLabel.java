package org.gatehouse.pass;

import java.util.List;

/// What a browser says it is, in words that a person recognises. It is the browser's own claim and
/// proves nothing.
public final class DeviceLabel {
    private record Known(String mark, String name) {}

    // The order matters: every Edge also says Chrome, and every Chrome also says Safari.
    private static final List<Known> BROWSERS =
            List.of(
                    new Known("Edg", "Edge"),
                    new Known("OPR/", "Opera"),
                    new Known("SamsungBrowser", "Samsung Internet"),
                    new Known("Firefox", "Firefox"),
                    new Known("FxiOS", "Firefox"),
                    new Known("CriOS", "Chrome"),
                    new Known("Chrome", "Chrome"),
                    new Known("Safari", "Safari"));

    private static final List<Known> SYSTEMS =
            List.of(
                    new Known("iPhone", "iPhone"),
                    new Known("iPad", "iPad"),
                    new Known("Android", "Android"),
                    new Known("Windows", "Windows"),
                    new Known("Macintosh", "Mac"),
                    new Known("CrOS", "Chromebook"),
                    new Known("Linux", "Linux"));

    private DeviceLabel() {}

    public static String of(String userAgent) {
        return name(BROWSERS, userAgent, "A browser")
                + " on "
                + name(SYSTEMS, userAgent, "a device");
    }

    private static String name(List<Known> known, String userAgent, String otherwise) {
        return known.stream()
                .filter(one -> userAgent.contains(one.mark()))
                .map(Known::name)
                .findFirst()
                .orElse(otherwise);
    }
}
