package org.gatehouse.web.front;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// A meeting as its public page shows it.
///
/// @param path the page's path
/// @param address the page's whole address, as it is shared
/// @param when when it starts, in words, as the other times
/// @param agenda safe HTML, empty where there is none
/// @param reason why it is cancelled, where it is, in the organiser's words
/// @param card the whole address of its preview card
public record MeetingPoster(
        String title,
        String path,
        String address,
        String when,
        String door,
        String length,
        String agenda,
        State state,
        Optional<String> reason,
        String card) {

    /// `text` as it stands in a `mailto:` address (RFC 6068).
    public String inAddress(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /// What can be done on the page.
    public enum State {
        REGISTER,
        FULL,
        OVER,
        CANCELLED
    }
}
