package org.gatehouse.incident;

import java.util.Locale;

/// Writes a [Drawing] as SVG 1.1. Each shape has its part as a class, `tl-…`.
final class Svg {
    private Svg() {}

    static String write(Drawing drawing, String style) {
        StringBuilder out = new StringBuilder();
        out.append("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"tl\" viewBox=\"0 0 ")
                .append(number(drawing.width()))
                .append(' ')
                .append(number(drawing.height()))
                .append("\" role=\"img\" aria-label=\"")
                .append(escape(drawing.said()))
                .append("\">\n");
        if (!style.isEmpty()) {
            out.append("<style>").append(style).append("</style>\n");
        }
        drawing.shapes().forEach(shape -> out.append(shape(shape)).append('\n'));
        return out.append("</svg>\n").toString();
    }

    private static String shape(Drawing.Shape shape) {
        return switch (shape) {
            case Drawing.Line(String part, double x1, double y1, double x2, double y2) ->
                    "<line class=\"tl-%s\" x1=\"%s\" y1=\"%s\" x2=\"%s\" y2=\"%s\"/>"
                            .formatted(part, number(x1), number(y1), number(x2), number(y2));
            case Drawing.Box(String part, double x, double y, double width, double height) ->
                    "<rect class=\"tl-%s\" x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\"/>"
                            .formatted(part, number(x), number(y), number(width), number(height));
            case Drawing.Dot(String part, double x, double y, double radius) ->
                    "<circle class=\"tl-%s\" cx=\"%s\" cy=\"%s\" r=\"%s\"/>"
                            .formatted(part, number(x), number(y), number(radius));
            case Drawing.Text(String part, double x, double y, String anchor, String words) ->
                    "<text class=\"tl-%s\" x=\"%s\" y=\"%s\" text-anchor=\"%s\">%s</text>"
                            .formatted(part, number(x), number(y), anchor, escape(words));
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
