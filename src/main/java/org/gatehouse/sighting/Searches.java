package org.gatehouse.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URLEncoder;
import java.util.List;

/// Searches that an organiser opens in their own browser. They hold what everybody may know: the
/// forum's name or the meeting's title, never a room's number.
public final class Searches {
    private Searches() {}

    /// One search.
    ///
    /// @param place a short name, as it stands in the record
    public record Search(String place, URI address) {}

    /// The searches for `words`, such as a meeting's title.
    public static List<Search> of(String words) {
        String exact = encoded('"' + words + '"');
        return List.of(
                search("x", "https://x.com/search?f=live&q=" + exact),
                search("facebook", "https://www.facebook.com/search/posts/?q=" + encoded(words)),
                search("nextdoor", "https://nextdoor.co.uk/search/posts/?query=" + encoded(words)),
                search("google", "https://www.google.com/search?tbs=qdr:w&q=" + exact));
    }

    private static Search search(String place, String address) {
        return new Search(place, URI.create(address));
    }

    private static String encoded(String words) {
        return URLEncoder.encode(words, UTF_8).replace("+", "%20");
    }
}
