package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClientAddressTest {
    private @TempDir Path directory;

    private String seen(String proxy, String forwarded) {
        Set<InetAddress> trusted = Set.of(InetAddress.ofLiteral(proxy));
        WebSettings settings =
                new WebSettings(URI.create("http://localhost"), "127.0.0.1", 0, trusted, false);
        ClientAddress address = new ClientAddress(settings);
        try (TestSite site =
                TestSite.start(
                        directory,
                        r ->
                                r.get(
                                        "/who",
                                        ctx ->
                                                TestSite.answer(
                                                        ctx, address.of(ctx).getHostAddress())))) {
            return site.get("/who", "X-Forwarded-For", forwarded).body();
        }
    }

    @Test
    void aStrangerCannotSayWhereHeComesFrom() {
        assertEquals("127.0.0.1", seen("10.0.0.1", "203.0.113.9"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '>',
            value = {
                "203.0.113.9 > 203.0.113.9",
                "198.51.100.1, 203.0.113.9 > 203.0.113.9",
                "203.0.113.9, 127.0.0.1 > 203.0.113.9",
                "2001:db8::7 > 2001:db8:0:0:0:0:0:7",
                "evil.example > 127.0.0.1",
                "1.2.3.4, nonsense, 127.0.0.1 > 127.0.0.1"
            })
    void aTrustedProxyIsBelievedUpToTheFirstStranger(String forwarded, String seen) {
        assertEquals(seen, seen("127.0.0.1", forwarded));
    }
}
