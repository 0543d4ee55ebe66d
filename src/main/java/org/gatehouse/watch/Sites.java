package org.gatehouse.watch;

import java.net.IDN;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Hosts of meeting platforms, and how an address is read that somebody tried to hide.
final class Sites {
    private static final List<String> ZOOM =
            List.of("zoom.us", "zoom.com", "zoom-x.de", "zoomgov.com", "zm.page", "zoomcrc.com");
    private static final List<String> NUMBERED =
            List.of(
                    "zoom.us",
                    "zoom.com",
                    "zoom-x.de",
                    "zoomgov.com",
                    "teams.microsoft.com",
                    "teams.live.com",
                    "webex.com",
                    "gotomeeting.com",
                    "goto.com",
                    "gotomeet.me",
                    "bluejeans.com",
                    "tel.meet",
                    "zoommtg:",
                    "msteams:");

    private static final Pattern DOT = Pattern.compile(" (?:dot|punkt|point|punto) ");
    private static final Pattern PUNYCODE = Pattern.compile("xn--[a-z0-9-]{1,60}");
    private static final Pattern PORT = Pattern.compile("^\\.?(?::[0-9]{1,5}(?=/))?");
    private static final Pattern SLASH = Pattern.compile(" (?:forward )?(?:slash|stroke)(?= )");

    private Sites() {}

    /// What to look for of a host: `us02web.zoom.us` → `zoom.us`, others without `www.`.
    static String site(String host) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < host.length() && host.charAt(i) != ':'; i++) {
            plain.append(Lookalikes.latin(host.charAt(i)));
        }
        String name = plain.toString();
        for (String known : ZOOM) {
            if (name.endsWith(known)) {
                return known;
            }
        }
        for (String known : NUMBERED) {
            if (name.endsWith(known)) {
                return known;
            }
        }
        return name.startsWith("www.") ? name.substring(4) : name;
    }

    /// The characters from `start` to `end` as an address: lower case, look-alikes made Latin,
    /// spaces, brackets and quotes gone, "dot" and "slash" made signs.
    static String address(Canonical text, int start, int end) {
        StringBuilder plain = new StringBuilder(end - start);
        for (int i = Math.max(0, start); i < Math.min(end, text.length()); i++) {
            char c = Lookalikes.latin(text.at(i));
            plain.append(
                    c == '\\'
                            ? '/'
                            : c == ',' ? '.' : " \n\r\t[](){}<>\"'*".indexOf(c) >= 0 ? ' ' : c);
        }
        String dotted = DOT.matcher(plain).replaceAll(".");
        String address =
                SLASH.matcher(dotted).replaceAll("/").replace(" ", "").toLowerCase(Locale.ROOT);
        return address.contains("xn--") ? unpunycoded(address) : address;
    }

    /// Host names in Punycode (RFC 3492) as they look when shown: `xn--zm-jbca.us` is `zооm.us`.
    private static String unpunycoded(String address) {
        return PUNYCODE.matcher(address)
                .replaceAll(
                        label -> {
                            StringBuilder plain = new StringBuilder();
                            IDN.toUnicode(label.group())
                                    .chars()
                                    .forEach(c -> plain.append(Lookalikes.latin((char) c)));
                            return Matcher.quoteReplacement(plain.toString());
                        });
    }

    /// Whether an address that ends where a number begins is a platform's, up to that number.
    static boolean leadsToNumber(String address, String ownSite) {
        for (String site : NUMBERED) {
            if (leads(address, site)) {
                return true;
            }
        }
        return !ownSite.isEmpty() && leads(address, ownSite);
    }

    /// Whether an address that ends where a room's name begins is that of the site, or for Zoom of
    /// any of its sites.
    static boolean leadsToName(String address, String site) {
        return ZOOM.contains(site)
                ? ZOOM.stream().anyMatch(zoom -> leads(address, zoom))
                : !site.isEmpty() && leads(address, site);
    }

    private static boolean leads(String address, String site) {
        return leadsAsWritten(address, site)
                || (address.indexOf('0') >= 0 && leadsAsWritten(address.replace('0', 'o'), site));
    }

    private static boolean leadsAsWritten(String address, String site) {
        int at = address.lastIndexOf(site);
        if (at < 0) {
            return false;
        }
        String between = PORT.matcher(address.substring(at + site.length())).replaceFirst("");
        if (between.length() < 1 || between.length() > 60 || "/_?".indexOf(between.charAt(0)) < 0) {
            return false;
        }
        return "/=_:".indexOf(between.charAt(between.length() - 1)) >= 0;
    }
}
