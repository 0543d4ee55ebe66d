package org.gatehouse.anchor;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.IOException;
import java.math.BigInteger;

/// Whatever an authority answers is a stamp or is refused.
class TimeAnswerFuzzTest {
    private static final TimeRequest ASKED = TimeRequest.of(new byte[1], BigInteger.TEN);

    @FuzzTest(maxDuration = "60s")
    void anAnswerIsAStampOrRefused(byte[] answer) {
        try {
            TimeAnswer.check(answer, ASKED);
        } catch (IOException refused) {
            return;
        }
    }
}
