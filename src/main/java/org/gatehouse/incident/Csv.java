package org.gatehouse.incident;

import java.util.List;

/// A table as comma-separated values (RFC 4180), UTF-8 with a byte order mark so that spreadsheets
/// read it as such. A cell that a spreadsheet would take for a formula gets an apostrophe in front:
/// names come from strangers.
final class Csv {
    private static final String FORMULAS = "=+-@\t\r";

    private final StringBuilder text = new StringBuilder("\uFEFF");

    Csv(String... head) {
        line(List.of(head));
    }

    Csv line(List<String> cells) {
        for (int i = 0; i < cells.size(); i++) {
            text.append(i == 0 ? "" : ",").append(cell(cells.get(i)));
        }
        text.append("\r\n");
        return this;
    }

    private static String cell(String value) {
        String safe =
                !value.isEmpty() && FORMULAS.indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        return '"' + safe.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
