package org.gatehouse.rehearsal;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jsoup.Connection.KeyVal;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;
import org.jsoup.select.Elements;

/// A form on an open page, filled in field by field and sent with everything that is hidden in it.
final class PageForm {
    private final WebPage page;
    private final FormElement form;
    private final Map<String, String> values = new LinkedHashMap<>();

    PageForm(WebPage page, FormElement form) {
        this.page = page;
        this.form = form;
        for (KeyVal field : form.formData()) {
            values.put(field.key(), field.value());
        }
    }

    /// Types `text` into the field `name`, or chooses it there. A list that does not offer it has
    /// its last choice taken, as somebody does for whom nothing fits.
    PageForm type(String name, String text) {
        Elements fields = form.select("[name=" + name + "]");
        if (fields.isEmpty()) {
            throw new Mishap(
                    "the form for " + form.attr("action") + " has no field called " + name);
        }
        Element field = fields.getFirst();
        values.put(name, field.tagName().equals("select") ? choice(field, text) : text);
        return this;
    }

    private static String choice(Element list, String text) {
        Elements options = list.getElementsByTag("option");
        return options.stream()
                .filter(option -> option.val().equals(text) || option.text().equals(text))
                .findFirst()
                .orElseGet(options::last)
                .val();
    }

    /// Whether it has a field called `name`.
    boolean has(String name) {
        return !form.select("[name=" + name + "]").isEmpty();
    }

    Map<String, String> values() {
        return values;
    }

    /// Where it is sent.
    URI action() {
        return page.address().resolve(form.attr("action"));
    }
}
