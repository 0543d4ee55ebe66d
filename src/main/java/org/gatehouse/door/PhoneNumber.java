package org.gatehouse.door;

/// A telephone number in one spelling: digits alone, a British country code written as 0.
record PhoneNumber(String digits) {
    private static final int SHOWN = 3;

    PhoneNumber {
        if (!isValid(digits)) {
            throw new IllegalArgumentException("This is no telephone number");
        }
    }

    /// What was typed, with its spaces, brackets and dashes.
    static boolean isValid(String typed) {
        return typed.matches("[+]?[0-9 ()./-]{6,30}") && tidy(typed).matches("[0-9]{6,15}");
    }

    static PhoneNumber of(String typed) {
        return new PhoneNumber(tidy(typed));
    }

    private static String tidy(String typed) {
        String bare = typed.replace("(0)", "").replaceAll("[^0-9+]", "");
        return bare.replaceFirst("^(\\+44|0044)0?", "0").replace("+", "00");
    }

    String lastDigits() {
        return digits.substring(digits.length() - SHOWN);
    }

    /// As a mailbox is hashed: so that somebody without one is known, vouched for and banned alike.
    String key() {
        return "tel:" + digits;
    }

    @Override
    public String toString() {
        return "…" + lastDigits();
    }
}
