package org.gatehouse.door;

/// Something that a gatekeeper should look at before letting a person in. It is a reason to ask,
/// never an accusation.
public sealed interface Flag {
    /// Another registrant has a name that looks the same.
    record SameName(String other) implements Flag {}

    /// The name looks like that of a speaker, who has a badge.
    record LooksLikeSpeaker(String speaker) implements Flag {}

    /// The name looks like that of somebody on the staff.
    record LooksLikeHost(String host) implements Flag {}

    /// The pass was opened on a second device, after a code had been mailed to its owner.
    record SecondDevice(String label) implements Flag {}

    /// Somebody else pressed a button on this pass's page without proving the mailbox.
    record SomebodyTried(int times) implements Flag {}

    /// The mailbox is of a service that gives addresses away for a few minutes.
    record ThrowAwayMailbox(String domain) implements Flag {}

    /// The person was banned, and the ban has not run out.
    record Banned() implements Flag {}

    /// The key of its words in the message files.
    default String key() {
        return switch (this) {
            case SameName _ -> "flag.sameName";
            case LooksLikeSpeaker _ -> "flag.looksLikeSpeaker";
            case LooksLikeHost _ -> "flag.looksLikeHost";
            case SecondDevice _ -> "flag.secondDevice";
            case SomebodyTried _ -> "flag.somebodyTried";
            case ThrowAwayMailbox _ -> "flag.throwAwayMailbox";
            case Banned _ -> "flag.banned";
        };
    }

    /// What goes into its words.
    default Object argument() {
        return switch (this) {
            case SameName(String other) -> other;
            case LooksLikeSpeaker(String speaker) -> speaker;
            case LooksLikeHost(String host) -> host;
            case SecondDevice(String label) -> label;
            case SomebodyTried(int times) -> times;
            case ThrowAwayMailbox(String domain) -> domain;
            case Banned _ -> "";
        };
    }
}
