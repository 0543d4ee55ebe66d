package org.gatehouse;

import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.gatehouse.anchor.TimeAuthority;
import org.gatehouse.watch.feeds.Feeds;
import org.gatehouse.watch.fetch.EgressGuard;
import org.gatehouse.watch.fetch.Fetched;
import org.gatehouse.watch.fetch.Fetcher;

/// The time-stamping authority that the operator has named, asked over HTTP (RFC 3161, 3.4).
final class StampedByPost implements TimeAuthority {
    private static final String QUERY = "application/timestamp-query";
    private static final int MOST_ANSWER = 65_536;
    private static final int OK = 200;

    private final URI address;
    private final Fetcher fetcher;

    StampedByPost(URI address, Config config) {
        this.address = address;
        String origin = address.getScheme() + "://" + address.getRawAuthority();
        fetcher =
                new Fetcher(
                        EgressGuard.publicOnly().trusting(Set.of(origin)),
                        Gatehouse::tls,
                        Feeds.AGENT + "/1 (+" + config.server().url() + "/)");
    }

    @Override
    public byte[] ask(byte[] request) throws IOException {
        Fetched answer = fetcher.post(address, QUERY, request, MOST_ANSWER);
        if (answer.status() != OK) {
            throw new IOException(
                    "The time authority answered with status " + answer.status() + ".");
        }
        return answer.body();
    }
}
