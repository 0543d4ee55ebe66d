package org.gatehouse.web.front;

/// A meeting as its public page shows it.
///
/// @param path the page's path
/// @param address the page's whole address, as it is shared
/// @param when when it starts, in words, as the other times
/// @param agenda safe HTML, empty where there is none
public record MeetingPoster(
        String title,
        String path,
        String address,
        String when,
        String door,
        String length,
        String agenda,
        State state) {

    /// What can be done on the page.
    public enum State {
        REGISTER,
        FULL,
        OVER,
        CANCELLED
    }
}
