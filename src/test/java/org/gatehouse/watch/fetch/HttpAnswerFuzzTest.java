package org.gatehouse.watch.fetch;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;

/// An answer is read or refused, and its body is never longer than was asked for.
class HttpAnswerFuzzTest {
    @FuzzTest(maxDuration = "60s")
    void anAnswerIsReadOrRefused(byte[] sent) {
        try {
            Fetched answer =
                    HttpAnswer.read(
                            URI.create("https://example.org/"),
                            new ByteArrayInputStream(sent),
                            100);
            if (answer.body().length > 100) {
                throw new AssertionError("longer than asked for");
            }
            Robots.of(answer, "Gatehouse").allows("/some/page?of=it");
        } catch (IOException refused) {
            return;
        }
    }
}
