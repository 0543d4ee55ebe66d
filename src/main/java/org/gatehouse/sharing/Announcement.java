package org.gatehouse.sharing;

/// What a card or a poster says, in words that are ready to be read.
///
/// @param colour the forum's, `#rrggbb`, dark enough for white on it
/// @param title what the meeting is called
/// @param when its day and time
/// @param lead one sentence to those who don't know what this is
/// @param scan what the code to scan is for
/// @param address the public page, the only thing that the code holds
/// @param share what to share and what not
public record Announcement(
        String forum,
        String colour,
        String title,
        String when,
        String lead,
        String scan,
        String address,
        String share) {}
