package org.gatehouse.watch.fetch;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// What a server answered.
///
/// @param address after all redirects
/// @param headers by their names in lower case; of one that came twice, the first
/// @param body cut off where it is too long
@SuppressWarnings("ArrayRecordComponent") // never compared
public record Fetched(URI address, int status, Map<String, String> headers, byte[] body) {
    public Fetched {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    public String text() {
        return new String(body, UTF_8);
    }
}
