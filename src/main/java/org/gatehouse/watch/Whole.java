package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.List;

/// All parts of a post as one text, a line each, so that a detail that is split over them is found,
/// and the way back from an offset in it to the part.
final class Whole {
    private final String text;
    private final List<Piece> pieces;

    private record Piece(Part part, int index, int start, int end) {}

    private Whole(String text, List<Piece> pieces) {
        this.text = text;
        this.pieces = pieces;
    }

    /// A text that stood encoded in another: it has no parts, and nothing leads back.
    static Whole decoded(String text) {
        return new Whole(text, List.of());
    }

    boolean isDecoded() {
        return pieces.isEmpty();
    }

    static Whole of(Post post) {
        List<Piece> pieces = new ArrayList<>(1 + post.links().size() + post.alt().size());
        if (post.links().isEmpty() && post.alt().isEmpty()) {
            pieces.add(new Piece(Part.TEXT, 0, 0, post.text().length()));
            return new Whole(post.text(), pieces);
        }
        StringBuilder text = new StringBuilder();
        add(text, pieces, Part.TEXT, 0, post.text());
        for (int i = 0; i < post.links().size(); i++) {
            add(text, pieces, Part.LINK, i, post.links().get(i));
        }
        for (int i = 0; i < post.alt().size(); i++) {
            add(text, pieces, Part.ALT, i, post.alt().get(i));
        }
        return new Whole(text.toString(), pieces);
    }

    String text() {
        return text;
    }

    /// The stretch from `start` to `end` of the whole, cut where parts meet.
    List<Span> spans(int start, int end) {
        List<Span> spans = new ArrayList<>(1);
        for (Piece piece : pieces) {
            int from = Math.max(start, piece.start());
            int to = Math.min(end, piece.end());
            if (from < to) {
                spans.add(
                        new Span(
                                piece.part(),
                                piece.index(),
                                from - piece.start(),
                                to - piece.start()));
            }
        }
        return spans;
    }

    private static void add(
            StringBuilder text, List<Piece> pieces, Part part, int index, String more) {
        int start = text.length();
        text.append(more);
        pieces.add(new Piece(part, index, start, text.length()));
        text.append('\n');
    }
}
