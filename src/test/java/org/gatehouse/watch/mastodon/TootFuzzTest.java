package org.gatehouse.watch.mastodon;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What a stranger's server sends is read or passed over, and never throws.
class TootFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aMessageNeverThrows(byte[] sent) {
        String text = new String(sent, UTF_8);
        Toot.inMessage(text).ifPresent(Toot::heard);
        Toot.timeline(text).forEach(Toot::heard);
    }
}
