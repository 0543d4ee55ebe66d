package org.gatehouse.watch;

import java.util.List;

/// Something that was seen in public. `text` may be cut short by its platform, so the full links
/// and the descriptions of pictures come beside it.
///
/// @param author the account that posted, as its platform names it; empty when unknown
/// @param url where the post can be seen; empty when unknown
public record Post(
        String id, String author, String url, String text, List<String> links, List<String> alt) {
    public Post {
        links = List.copyOf(links);
        alt = List.copyOf(alt);
    }

    /// A plain text without links of its own, such as a notice that is about to be published.
    public static Post ofText(String text) {
        return new Post("", "", "", text, List.of(), List.of());
    }
}
