package org.gatehouse.registration;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Notices mail addresses that were probably mistyped: `gmial.com` is one slip away from a provider
/// that nearly everybody uses. It only asks, since somebody may well own that domain.
public final class MailDomainCheck {
    private static final List<String> COMMON =
            List.of(
                    "gmail.com",
                    "googlemail.com",
                    "hotmail.com",
                    "hotmail.co.uk",
                    "outlook.com",
                    "live.com",
                    "live.co.uk",
                    "msn.com",
                    "yahoo.com",
                    "yahoo.co.uk",
                    "ymail.com",
                    "icloud.com",
                    "me.com",
                    "mac.com",
                    "aol.com",
                    "btinternet.com",
                    "btopenworld.com",
                    "sky.com",
                    "talktalk.net",
                    "virginmedia.com",
                    "ntlworld.com",
                    "blueyonder.co.uk",
                    "tiscali.co.uk",
                    "plus.net",
                    "plusnet.com",
                    "zen.co.uk",
                    "ee.co.uk",
                    "gmx.com",
                    "gmx.co.uk",
                    "mail.com",
                    "protonmail.com",
                    "proton.me",
                    "fastmail.com");

    private MailDomainCheck() {}

    /// What `address` was probably meant to be, where it looks mistyped.
    public static Optional<String> suggestion(String address) {
        int at = address.lastIndexOf('@');
        String domain = address.substring(at + 1).toLowerCase(Locale.ROOT);
        if (at < 1 || COMMON.contains(domain)) {
            return Optional.empty();
        }
        return COMMON.stream()
                .filter(known -> isOneSlip(domain, known))
                .findFirst()
                .map(known -> address.substring(0, at + 1) + known);
    }

    /// Short names are near to many others, `me.com` to `he.com`: there only swapped letters count.
    private static boolean isOneSlip(String typed, String known) {
        if (known.length() < 8) {
            return isSwap(typed, known);
        }
        return isSwap(typed, known) || distanceIsOne(typed, known);
    }

    private static boolean isSwap(String a, String b) {
        int i = firstDifference(a, b);
        return a.length() == b.length()
                && i + 1 < a.length()
                && a.charAt(i) == b.charAt(i + 1)
                && a.charAt(i + 1) == b.charAt(i)
                && a.substring(i + 2).equals(b.substring(i + 2));
    }

    /// One letter too many, too few, or another one.
    private static boolean distanceIsOne(String a, String b) {
        int i = firstDifference(a, b);
        String restA = a.substring(i);
        String restB = b.substring(i);
        return switch (a.length() - b.length()) {
            case 1 -> restA.substring(1).equals(restB);
            case -1 -> restA.equals(restB.substring(1));
            case 0 -> !restA.isEmpty() && restA.substring(1).equals(restB.substring(1));
            default -> false;
        };
    }

    private static int firstDifference(String a, String b) {
        int i = 0;
        while (i < a.length() && i < b.length() && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
