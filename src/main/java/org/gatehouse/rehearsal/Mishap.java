package org.gatehouse.rehearsal;

/// Something in the play that went otherwise than the product promises; the message says what.
final class Mishap extends RuntimeException {
    private static final long serialVersionUID = 1;

    Mishap(String message) {
        super(message);
    }

    Mishap(String message, Throwable cause) {
        super(message, cause);
    }
}
