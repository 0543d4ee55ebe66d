package org.gatehouse.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Recogniser;
import org.gatehouse.watch.Span;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;

/// Posts in, findings out, a line each; memory holds one line at a time.
final class PostStream {
    private static final int LONGEST_LINE = 64 << 20;

    private final Recogniser recogniser;
    private final OutputStream out;
    private final PrintStream err;
    private final JsonFactory json =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxStringLength(LONGEST_LINE).build())
                    .build();

    PostStream(Recogniser recogniser, OutputStream out, PrintStream err) {
        this.recogniser = recogniser;
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.err = err;
    }

    /// A line that is no post is told by its number on the error stream, and reading goes on.
    void copy(InputStream in) throws IOException {
        Lines lines = new Lines(in, LONGEST_LINE);
        while (lines.next()) {
            if (lines.isBlank()) {
                continue;
            }
            if (lines.isTooLong()) {
                err.println("line " + lines.number() + ": too long, passed over");
                continue;
            }
            post(lines);
            if (!lines.moreIsReady()) {
                out.flush();
            }
        }
        out.flush();
    }

    private void post(Lines lines) throws IOException {
        Post post;
        try (JsonParser parser =
                json.createParser(ObjectReadContext.empty(), lines.octets(), 0, lines.length())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                err.println("line " + lines.number() + ": not a post");
                return;
            }
            post = post(parser);
            if (parser.nextToken() != null) {
                err.println("line " + lines.number() + ": more than one post");
                return;
            }
        } catch (JacksonException e) {
            err.println("line " + lines.number() + ": not JSON");
            return;
        }
        for (Finding finding : recogniser.scan(post)) {
            write(post, finding);
        }
    }

    private static Post post(JsonParser parser) {
        String id = "";
        String text = "";
        String author = "";
        String url = "";
        List<String> links = new ArrayList<>();
        List<String> alt = new ArrayList<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            switch (name) {
                case "post" -> id = scalar(parser);
                case "text" -> text = scalar(parser);
                case "author" -> author = scalar(parser);
                case "url" -> url = scalar(parser);
                case "links" -> strings(parser, links);
                case "alt" -> strings(parser, alt);
                default -> parser.skipChildren();
            }
        }
        return new Post(id, author, url, text, links, alt);
    }

    private static String scalar(JsonParser parser) {
        String value = parser.getValueAsString("");
        parser.skipChildren();
        return value;
    }

    private static void strings(JsonParser parser, List<String> into) {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            into.add(scalar(parser));
            return;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY && parser.currentToken() != null) {
            into.add(scalar(parser));
        }
    }

    private void write(Post post, Finding finding) throws IOException {
        try (JsonGenerator line = json.createGenerator(ObjectWriteContext.empty(), new Kept(out))) {
            line.writeStartObject();
            line.writeStringProperty("post", post.id());
            line.writeStringProperty("room", finding.room());
            line.writeStringProperty("grade", finding.grade().word());
            line.writeName("pass");
            line.writeString(finding.pass());
            line.writeStringProperty("matched", String.join("; ", finding.reasons()));
            line.writeArrayPropertyStart("where");
            for (Span span : finding.where()) {
                line.writeStartObject();
                line.writeStringProperty("part", span.part().word());
                line.writeNumberProperty("index", span.index());
                line.writeNumberProperty("start", span.start());
                line.writeNumberProperty("end", span.end());
                line.writeEndObject();
            }
            line.writeEndArray();
            line.writeEndObject();
        }
        out.write('\n');
    }

    /// Outlives the generator of one line.
    private static final class Kept extends java.io.FilterOutputStream {
        Kept(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] octets, int start, int length) throws IOException {
            out.write(octets, start, length);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    }
}
