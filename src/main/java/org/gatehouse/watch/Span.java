package org.gatehouse.watch;

/// A stretch of one part of a post as it was written: UTF-16 offsets, `end` exclusive; `index`
/// counts links and picture descriptions from 0 and is 0 for the text.
public record Span(Part part, int index, int start, int end) {
    public Span {
        if (index < 0 || start < 0 || end < start) {
            throw new IllegalArgumentException("A span runs forwards from 0");
        }
    }

    /// The words of the post that the span marks.
    public String in(Post post) {
        String whole =
                switch (part) {
                    case TEXT -> post.text();
                    case LINK -> post.links().get(index);
                    case ALT -> post.alt().get(index);
                };
        return whole.substring(start, end);
    }
}
