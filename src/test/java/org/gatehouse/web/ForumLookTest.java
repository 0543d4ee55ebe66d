package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ForumLookTest {
    private static final Pattern PROPERTY = Pattern.compile("--([a-z-]+): (#[0-9a-f]{6});");
    private static final Colour[] GROUNDS = {Colour.parse("#fbf8f3"), Colour.parse("#16191d")};

    @ParameterizedTest
    @ValueSource(strings = {"#000000", "#ffffff", "#ffff00", "#1f5f5b", "#7f7f7f", "#ff0080"})
    void whateverColourAForumLikesItCanBeRead(String colour) {
        String[] schemes = new ForumLook("Forum", colour).css().split("@media", -1);
        for (int night = 0; night < 2; night++) {
            Colour forum = property(schemes[night], "forum");
            assertTrue(forum.contrast(GROUNDS[night]) >= 7);
            assertTrue(forum.contrast(property(schemes[night], "forum-ink")) >= 4.5);
            assertTrue(forum.contrast(property(schemes[night], "forum-tint")) >= 4.5);
            assertTrue(property(schemes[night], "band").contrast(Colour.WHITE) >= 7);
        }
    }

    private static Colour property(String scheme, String name) {
        Matcher properties = PROPERTY.matcher(scheme);
        while (properties.find()) {
            if (properties.group(1).equals(name)) {
                return Colour.parse(properties.group(2));
            }
        }
        throw new AssertionError(name);
    }

    @Test
    void aColourThatIsNoneCannotBreakOutOfTheStylesheet() {
        assertThrows(
                IllegalArgumentException.class,
                () -> new ForumLook("Forum", "#fff; } body { display: none"));
    }
}
