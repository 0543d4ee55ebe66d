package org.gatehouse.rehearsal;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// One browser's cookies for one site (RFC 6265, without what a single site never needs).
final class CookieJar {
    private static final Pattern PATH = Pattern.compile("(?i);\\s*path=([^;]*)");
    private static final Pattern GONE = Pattern.compile("(?i);\\s*max-age=0(;|$)");

    private record Cookie(String value, String path) {}

    private final Map<String, Cookie> cookies = new LinkedHashMap<>();

    /// The same cookies, as somebody has them who copied the browser's profile.
    synchronized CookieJar copy() {
        CookieJar other = new CookieJar();
        other.cookies.putAll(cookies);
        return other;
    }

    synchronized void take(List<String> setCookies) {
        for (String line : setCookies) {
            String pair = line.split(";", 2)[0];
            int equals = pair.indexOf('=');
            if (equals <= 0) {
                continue;
            }
            String name = pair.substring(0, equals).strip();
            if (GONE.matcher(line.toLowerCase(Locale.ROOT)).find()) {
                cookies.remove(name);
                continue;
            }
            Matcher path = PATH.matcher(line);
            String where = path.find() ? path.group(1).strip() : "/";
            cookies.put(name, new Cookie(pair.substring(equals + 1).strip(), where));
        }
    }

    /// The `Cookie` header for a request to `path`; empty where there is nothing to send.
    synchronized String header(String path) {
        return cookies.entrySet().stream()
                .filter(cookie -> path.startsWith(cookie.getValue().path()))
                .map(cookie -> cookie.getKey() + "=" + cookie.getValue().value())
                .collect(Collectors.joining("; "));
    }
}
