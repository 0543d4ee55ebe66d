package org.gatehouse.watch.feeds;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;

/// What a stranger's server sends is read or passed over, and never throws.
class FeedFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aFeedNeverThrows(byte[] sent) {
        FeedReader.read(URI.create("https://example.org/"), new String(sent, UTF_8));
    }
}
