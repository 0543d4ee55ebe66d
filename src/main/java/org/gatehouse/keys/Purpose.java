package org.gatehouse.keys;

import java.util.Locale;

/// What a key is used for. Its name is part of the key, so that nothing made for one purpose can be
/// mistaken for another; renaming one makes all that was hashed or sealed under it unreadable.
public enum Purpose {
    PASS_TOKEN,
    BROWSER,
    MAILBOX_CODE,
    MAILBOX_LINK,
    MAILBOX_ADDRESS,
    PAPER_CODE,
    STAFF_INVITATION,
    SET_UP_LINK,
    STAFF_SESSION,
    IN_ROOM,
    ROOM_SECRET,
    LETTER,
    PHONE_NUMBER,
    SETTING,
    SIGHTING,
    LOG,
    LIVE_TOPICS,
    CHECKPOINT_KEY,
    PUSH,
    TEXT_NUMBER;

    String label() {
        return "gatehouse/v1/" + name().toLowerCase(Locale.ROOT);
    }
}
