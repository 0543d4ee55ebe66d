package org.gatehouse.cli;

/// A command was called in a way that makes no sense; the message says what to write instead.
public final class WrongUsage extends RuntimeException {
    private static final long serialVersionUID = 1;

    public WrongUsage(String message) {
        super(message);
    }
}
