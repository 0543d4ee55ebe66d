package org.gatehouse.watch.fourchan;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// What a stranger's server sends is read or passed over, and never throws.
class BoardFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anAnswerNeverThrows(byte[] sent) {
        String text = new String(sent, UTF_8);
        BoardReader.threads(text);
        BoardReader.posts(text, "b", 1, 0);
    }
}
