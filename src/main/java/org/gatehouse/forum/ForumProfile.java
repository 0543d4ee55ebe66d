package org.gatehouse.forum;

import java.time.ZoneId;
import java.util.List;
import java.util.regex.Pattern;

/// What a forum says of itself.
///
/// @param colour `#rrggbb`
/// @param areas the places that people can say they come from, in the order of the form; empty
///   where everybody writes their own
/// @param appealContact whom somebody who was turned away can turn to, as people read it
/// @param contact how to reach the organisers, as people read it
/// @param zone the time zone that new meetings are in
public record ForumProfile(
        String name,
        String colour,
        List<String> areas,
        String appealContact,
        String contact,
        ZoneId zone) {
    public static final int MAX_NAME = 80;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

    public ForumProfile {
        if (name.isBlank() || name.length() > MAX_NAME) {
            throw new IllegalArgumentException("A forum has a name");
        }
        if (!COLOUR.matcher(colour).matches()) {
            throw new IllegalArgumentException("A colour looks like #1f5f5b");
        }
        areas = List.copyOf(areas);
        if (areas.stream().anyMatch(area -> area.isBlank() || area.contains("\n"))) {
            throw new IllegalArgumentException("An area is one line");
        }
    }

    /// What stands where nobody has said anything yet.
    static ForumProfile unnamed() {
        return new ForumProfile(
                "Community forum", "#1f5f5b", List.of(), "", "", ZoneId.of("Europe/London"));
    }
}
