package org.gatehouse.watch.telegram;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What a stranger's server sends is read or passed over, and never throws.
class ChannelFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aPageNeverThrows(byte[] sent) {
        ChannelPage.read(new String(sent, UTF_8), "channel");
    }
}
