package org.gatehouse.ledger;

import java.io.Serial;

/// The ledger no longer holds what a signed checkpoint says that it held: it was altered, or an
/// older copy was put back. Nothing is signed then. The message is for the person who runs the
/// program.
public final class Divergence extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Divergence(String words) {
        super(words);
    }

    Divergence(String words, Throwable cause) {
        super(words, cause);
    }
}
