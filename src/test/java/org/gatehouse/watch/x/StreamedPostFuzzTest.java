package org.gatehouse.watch.x;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Set;

/// What a stranger's server sends is read or passed over, and never throws.
class StreamedPostFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void aLineNeverThrows(byte[] sent) {
        String text = new String(sent, UTF_8);
        StreamedPost.read(text);
        XRules.changes(text, Set.of("rule"));
    }
}
