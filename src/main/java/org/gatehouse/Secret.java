package org.gatehouse;

/// A value that must never be shown: it prints as a word, and is read on purpose only.
public record Secret(String reveal) {
    @Override
    public String toString() {
        return "(hidden)";
    }
}
