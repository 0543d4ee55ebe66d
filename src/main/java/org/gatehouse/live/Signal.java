package org.gatehouse.live;

import java.util.UUID;

/// A short word to open pages: on which topic, and what changed. It carries no personal data; a
/// page that hears it asks again for what it shows.
///
/// @param topic who is concerned
/// @param name what happened, in one word that the page's script knows
public record Signal(String topic, String name) {
    /// The desk of `meeting` and all who look after it.
    public static String desk(UUID meeting) {
        return "desk:" + meeting;
    }

    /// The open desks of `meeting`: nothing is sent on it, it is counted. Those who wait listen to
    /// the desk's own topic, and whoever waits is no gatekeeper.
    public static String attending(UUID meeting) {
        return "attending:" + meeting;
    }

    /// Whoever watches how the letters of `meeting` fare. Not the desk's own topic: those who wait
    /// at the door listen to that one, and ten thousand letters are no reason to ask again.
    public static String letters(UUID meeting) {
        return "letters:" + meeting;
    }

    /// Everybody who has a pass page of `meeting` open.
    public static String lobby(UUID meeting) {
        return "lobby:" + meeting;
    }

    /// Whoever stands in the line for a place in `meeting`.
    public static String line(UUID meeting) {
        return "line:" + meeting;
    }

    /// The open pages of one registrant.
    public static String person(UUID registrant) {
        return "person:" + registrant;
    }
}
