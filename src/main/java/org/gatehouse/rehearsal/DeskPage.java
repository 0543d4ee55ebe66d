package org.gatehouse.rehearsal;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.web.Words;
import org.jsoup.nodes.Element;

/// The desk as a gatekeeper reads it: rows, and the words of warning on them.
record DeskPage(WebPage page, List<Row> knocking, List<Row> inside) {
    private static final String ARGUMENT = "\uFFFC";

    DeskPage {
        knocking = List.copyOf(knocking);
        inside = List.copyOf(inside);
    }

    /// A word of warning, as it begins on the page.
    enum Warning {
        SAME_NAME("flag.sameName"),
        LIKE_SPEAKER("flag.looksLikeSpeaker"),
        LIKE_HOST("flag.looksLikeHost"),
        SECOND_DEVICE("flag.secondDevice"),
        SOMEBODY_TRIED("flag.somebodyTried"),
        THROW_AWAY("flag.throwAwayMailbox"),
        BANNED("flag.banned");

        private final String key;

        Warning(String key) {
            this.key = key;
        }

        private boolean isIn(String flag, Words words) {
            return flag.startsWith(words.text(key, ARGUMENT).split(ARGUMENT, 2)[0]);
        }
    }

    /// Somebody at the door.
    ///
    /// @param knock the start of the addresses of the forms about this knock
    /// @param flags the words of warning, as they stand there
    record Row(
            String knock,
            String name,
            Set<Warning> warnings,
            List<String> flags,
            boolean cameBefore) {
        Row {
            warnings = Set.copyOf(warnings);
            flags = List.copyOf(flags);
        }
    }

    static DeskPage of(WebPage page, Words words) {
        return new DeskPage(page, rows(page, "#knocking", words), rows(page, "#inside", words));
    }

    private static List<Row> rows(WebPage page, String place, Words words) {
        List<Row> rows = new ArrayList<>();
        for (Element person : page.html().select(place + " li.person")) {
            rows.add(row(person, words));
        }
        return rows;
    }

    private static Row row(Element person, Words words) {
        String action =
                person.select("form").stream()
                        .map(form -> form.attr("action").split("\\?", 2)[0])
                        .filter(address -> address.contains("/knocks/"))
                        .findFirst()
                        .orElse("");
        Element name = person.selectFirst(".person-name");
        List<String> flags = person.select(".flags li").eachText();
        return new Row(
                action.substring(0, Math.max(0, action.lastIndexOf('/'))),
                name == null ? "" : name.text(),
                warnings(flags, words),
                flags,
                !person.select(".person-facts").text().contains(words.text("desk.first-time")));
    }

    private static Set<Warning> warnings(List<String> flags, Words words) {
        Set<Warning> warnings = EnumSet.noneOf(Warning.class);
        for (String flag : flags) {
            for (Warning warning : Warning.values()) {
                if (warning.isIn(flag, words)) {
                    warnings.add(warning);
                }
            }
        }
        return warnings;
    }

    /// The row of the knock that `row` was about, if it still waits for a decision.
    Optional<Row> still(Row row) {
        return knocking.stream().filter(other -> other.knock().equals(row.knock())).findFirst();
    }

    /// Whether the desk warns of `warning` for somebody called `name`.
    boolean warns(String name, Warning warning) {
        return knocking.stream()
                .anyMatch(row -> row.name().equals(name) && row.warnings().contains(warning));
    }
}
