package org.gatehouse.incident;

import java.util.List;

/// A picture made of a few shapes, so that a page and a PDF show the same. Units are points; `y`
/// grows downwards. A shape's `part` says what it stands for; whoever paints it knows the colour.
///
/// @param said the picture in one sentence, for those who do not see it
record Drawing(double width, double height, String said, List<Shape> shapes) {
    Drawing {
        shapes = List.copyOf(shapes);
    }

    sealed interface Shape {}

    record Line(String part, double x1, double y1, double x2, double y2) implements Shape {}

    record Box(String part, double x, double y, double width, double height) implements Shape {}

    record Dot(String part, double x, double y, double radius) implements Shape {}

    /// @param anchor `start`, `middle` or `end`: which end of the text is at `x`
    record Text(String part, double x, double y, String anchor, String words) implements Shape {}
}
