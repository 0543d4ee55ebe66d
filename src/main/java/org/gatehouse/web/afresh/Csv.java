package org.gatehouse.web.afresh;

import org.gatehouse.rotation.Reached;
import org.gatehouse.web.Words;

/// The board as comma-separated values (RFC 4180). A cell that a spreadsheet would take for a
/// formula gets an apostrophe in front: names come from strangers.
final class Csv {
    private Csv() {}

    static String of(Reached.Board board, Words words) {
        StringBuilder out = new StringBuilder("\uFEFF");
        line(
                out,
                words.text("reached.name"),
                words.text("reached.email"),
                words.text("reached.how"),
                words.text("reached.words"),
                words.text("reached.besides"));
        for (Reached.Person person : board.people()) {
            line(
                    out,
                    person.name(),
                    person.email().orElse(""),
                    words.text("reached.how." + person.how()),
                    person.words().orElse(""),
                    Sent.words(person.besides(), words));
        }
        return out.toString();
    }

    private static void line(StringBuilder out, String... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.append(i == 0 ? "" : ",").append(cell(cells[i]));
        }
        out.append("\r\n");
    }

    static String cell(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r\n＝＋－＠".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        return "\"" + safe.replace("\"", "\"\"") + "\"";
    }
}
