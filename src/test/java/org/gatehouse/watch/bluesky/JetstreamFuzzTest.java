package org.gatehouse.watch.bluesky;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What a stranger's server sends is read or passed over, and never throws.
class JetstreamFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aFrameNeverThrows(byte[] sent) {
        JetstreamFrame.read(new String(sent, UTF_8));
    }
}
