package org.gatehouse.alert;

import java.time.Instant;

/// A service that sends texts to telephones, for money.
public interface TextGateway {
    /// Hands over one text; waits for the answer.
    ///
    /// @param number in the international form, such as `+447700900123`
    Answer send(String number, String words);

    /// Whether a text with just these words was handed over for `number` since then: asked before
    /// one is sent again whose answer was lost.
    Trace find(String number, String words, Instant since);

    /// What became of a text.
    sealed interface Answer {
        /// The gateway has it, and it will cost something. Whether it arrives, nobody knows yet.
        record Taken() implements Answer {}

        /// The gateway will never send it.
        ///
        /// @param words why not, for people to read; no number is in them
        record Refused(String words) implements Answer {}

        /// It may be tried again later, once it is known that it was not taken after all.
        record Later(String words) implements Answer {}
    }

    /// What the gateway's own list says of a text.
    enum Trace {
        TAKEN,
        NOT_TAKEN,
        /// The list can't be had just now.
        UNKNOWN
    }
}
