package org.gatehouse.ledger;

import java.io.Serial;

/// What was handed over does not prove what it claims: its form is wrong, or a signature or a hash
/// does not agree. The only exception that reading and checking hostile notes, checkpoints, proofs
/// and signatures ends in. Its message is one plain sentence for the person who checks; it quotes
/// nothing of the input.
public final class NotProven extends Exception {
    @Serial private static final long serialVersionUID = 1L;

    NotProven(String reason) {
        super(reason);
    }

    NotProven(String reason, Throwable cause) {
        super(reason, cause);
    }

    /// The reason, a plain sentence.
    public String reason() {
        return String.valueOf(getMessage());
    }
}
