package org.gatehouse.web.mailbox;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Plain text with its web addresses made pressable, as mail programs do.
public final class LinkedText {
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>\"]+");

    private LinkedText() {}

    /// A stretch of a line: words, or an address.
    public record Piece(String text, boolean link) {}

    public static List<List<Piece>> lines(String text) {
        return text.lines().map(LinkedText::pieces).toList();
    }

    private static List<Piece> pieces(String line) {
        List<Piece> pieces = new ArrayList<>();
        Matcher address = ADDRESS.matcher(line);
        int from = 0;
        while (address.find()) {
            pieces.add(new Piece(line.substring(from, address.start()), false));
            pieces.add(new Piece(address.group(), true));
            from = address.end();
        }
        pieces.add(new Piece(line.substring(from), false));
        return pieces;
    }
}
