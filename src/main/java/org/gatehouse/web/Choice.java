package org.gatehouse.web;

/// One of several answers to choose from.
///
/// @param value what the form sends
/// @param label what a person reads
/// @param hint a word of explanation, or empty
public record Choice(String value, String label, String hint) {
    public static Choice of(String value, String label) {
        return new Choice(value, label, "");
    }
}
