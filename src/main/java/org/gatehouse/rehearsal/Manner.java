package org.gatehouse.rehearsal;

import java.util.List;

/// What a volunteer does about a pass that was opened on a second device. The seed draws one.
enum Manner {
    TAKES_THEIR_WORD(
            "Opened on a second device: asks whether they have a new phone, and believes a yes."),
    RINGS_BACK("Opened on a second device: rings the owner up, and lets them in only after a yes.");

    private static final List<String> RULES =
            List.of(
                    "Somebody was seen showing something vile under this name: turned away.",
                    "Known from before or a speaker, and nothing to look at twice: one press for all.",
                    "First time, and nothing to look at twice: one by one.",
                    "Name like a speaker's or a host's: turned away, with the reason.",
                    "Throw-away mailbox: asked to wait.",
                    "Same name as somebody else: who came before is let in, a first-timer waits.",
                    "Somebody else tried to use this pass, and nothing more: let in, it was not they.");

    private final String rule;

    Manner(String rule) {
        this.rule = rule;
    }

    /// All of the gatekeeper's rules, in words.
    List<String> rules() {
        return java.util.stream.Stream.concat(RULES.stream(), java.util.stream.Stream.of(rule))
                .toList();
    }
}
