package org.gatehouse.sql;

/// A commit failed in such a way that nobody can say whether it took: read again, then decide.
public final class OutcomeUnknown extends RuntimeException {
    private static final long serialVersionUID = 1;

    OutcomeUnknown(Throwable cause) {
        super("The database could not confirm the change", cause);
    }
}
