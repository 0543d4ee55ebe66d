package org.gatehouse.rooms.janus;

import java.net.URI;

/// Somebody in a Janus room: what Janus calls them, and what their browser needs.
///
/// @param socket where the browser reaches Janus
/// @param token lets it talk there, and no more
/// @param room the room's name, which it needs to see and hear the others
public record JanusSeat(URI socket, String token, String room) {
    private static final String SCREEN = ".screen";

    /// What somebody brings into the room.
    public enum Feed {
        /// The person: camera and microphone, once they are switched on.
        PERSON,
        SCREEN
    }

    /// What Janus will call one stay of `reference`.
    ///
    /// @param stay tells several stays of one person apart
    static String id(String reference, String stay, Feed feed) {
        return reference + "." + stay + (feed == Feed.SCREEN ? SCREEN : "");
    }

    /// The person whom Janus calls `id`.
    static String reference(String id) {
        int dot = id.indexOf('.');
        return dot < 0 ? id : id.substring(0, dot);
    }

    static boolean isOf(String id, String reference) {
        return id.startsWith(reference + ".");
    }

    static boolean isScreen(String id) {
        return id.endsWith(SCREEN);
    }

    @Override
    public String toString() {
        return "JanusSeat[secret]";
    }
}
