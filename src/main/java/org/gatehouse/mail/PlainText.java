package org.gatehouse.mail;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/// A letter without any mark-up: paragraphs with an empty line between them, and the address of
/// each link on a line of its own, where a mail program makes it pressable.
final class PlainText extends AbstractVisitor {
    private final StringBuilder out = new StringBuilder();

    private PlainText() {}

    static String of(Node document) {
        PlainText text = new PlainText();
        document.accept(text);
        return text.out.toString().strip();
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        out.append("\n\n");
    }

    @Override
    public void visit(Heading heading) {
        out.append("    ");
        visitChildren(heading);
        out.append("\n\n");
    }

    @Override
    public void visit(BlockQuote quote) {
        visitChildren(quote);
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        out.append(":\n").append(link.getDestination());
    }

    @Override
    public void visit(Text text) {
        out.append(text.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak lineBreak) {
        out.append(' ');
    }
}
