package org.gatehouse.web.storybook;

import java.util.Map;

/// One template with what it shows in this story.
///
/// @param name in the address, such as `radios-wrong`
/// @param template such as `components/radios.jte`
/// @param params what it declares, beside `page` and `w`
/// @param whole whether the template is a page; a piece is shown in a page of its own
public record Story(String name, String template, Map<String, ?> params, boolean whole) {
    public Story {
        if (!name.matches("[a-z0-9-]+")) {
            throw new IllegalArgumentException("A story's name stands in its address");
        }
        params = Map.copyOf(params);
    }

    public static Story page(String name, String template, Map<String, ?> params) {
        return new Story(name, template, params, true);
    }

    public static Story piece(String name, String template, Map<String, ?> params) {
        return new Story(name, template, params, false);
    }
}
