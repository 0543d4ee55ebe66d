package org.gatehouse.rehearsal;

/// What the product promises and the play tries to break. A promise that nobody tried to break in a
/// play counts as broken: a rehearsal that tests nothing must not pass.
enum Guard {
    LOOKING_PROVES_NOTHING("A machine that looks at every mailed link (GET, HEAD) proves nothing"),
    PASS_STAYS_SHUT("A forwarded pass shows an unproved browser nobody's name"),
    CODE_IS_TIED("A code counts only in the browser that asked, and not after five wrong tries"),
    KNOCK_NEEDS_PROOF("A browser that proved no mailbox can't knock and can't join"),
    DOOR_OPENS_ON_TIME("Nobody can knock before the door opens"),
    VERDICT_FIRST("Nobody who knocks is in before a gatekeeper has decided"),
    FLAGGED("The desk has a word of warning about everybody who is not what they say"),
    NO_FALSE_ALARM("The desk has no word of warning about people who gave no cause for one"),
    FROZEN_DOOR("A frozen door lets nobody in, whatever is pressed"),
    ONE_SEAT("One pass gives one seat, however many browsers press Join at once"),
    TICKET_ONCE("A personal link to the room works once and is worth nothing when passed on"),
    STOPPED_DOOR("After Stop now nobody gets in, not even who was let in before"),
    EVERYBODY_OUT("Stop now empties the room, and every page in it says so"),
    OLD_PASS_IS_DEAD("Afresh: the pass that was seen in public opens nothing any more"),
    EVERYBODY_TOLD("Afresh: everybody's mailbox holds a letter with a pass that works"),
    ROOM_STAYS_INSIDE("No letter holds a way into the room"),
    MAIL_TO_ITS_OWNER("A pass is mailed to its owner and to nobody else");

    private final String promise;

    Guard(String promise) {
        this.promise = promise;
    }

    String promise() {
        return promise;
    }
}
