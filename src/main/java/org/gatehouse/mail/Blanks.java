package org.gatehouse.mail;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A finished text with blanks, `{name}`, left open. Values are put in as they are and never looked
/// at again, so that a value with braces or Markdown in it stays what it is.
record Blanks(List<Piece> pieces) {
    private static final Pattern BLANK = Pattern.compile("\\{([a-zA-Z]+)}");

    sealed interface Piece {
        record Words(String text) implements Piece {}

        record Blank(String name) implements Piece {}
    }

    static Blanks parse(String text) {
        List<Piece> pieces = new ArrayList<>();
        Matcher blank = BLANK.matcher(text);
        int from = 0;
        while (blank.find()) {
            pieces.add(new Piece.Words(text.substring(from, blank.start())));
            pieces.add(new Piece.Blank(blank.group(1)));
            from = blank.end();
        }
        pieces.add(new Piece.Words(text.substring(from)));
        return new Blanks(List.copyOf(pieces));
    }

    Set<String> names() {
        return pieces.stream()
                .flatMap(p -> p instanceof Piece.Blank(String name) ? Set.of(name).stream() : null)
                .collect(Collectors.toSet());
    }

    /// The text with every blank filled from `values`, each passed through `encode` for the place.
    String fill(Map<String, String> values, UnaryOperator<String> encode) {
        StringBuilder out = new StringBuilder(4_096);
        for (Piece piece : pieces) {
            switch (piece) {
                case Piece.Words(String text) -> out.append(text);
                case Piece.Blank(String name) -> {
                    String value = values.get(name);
                    if (value == null) {
                        throw new IllegalArgumentException("The letter lacks " + name);
                    }
                    out.append(encode.apply(value));
                }
            }
        }
        return out.toString();
    }
}
