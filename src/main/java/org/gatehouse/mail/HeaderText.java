package org.gatehouse.mail;

/// Keeps line breaks and other control characters out of header values: with one, a stranger could
/// add headers or a body of their own.
final class HeaderText {
    private HeaderText() {}

    /// @return `value`
    /// @throws IllegalArgumentException where it holds a control character
    static String check(String value) {
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("A header value must not hold a line break");
        }
        return value;
    }
}
