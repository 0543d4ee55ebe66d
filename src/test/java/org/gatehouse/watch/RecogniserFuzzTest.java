package org.gatehouse.watch;

import static java.nio.charset.StandardCharsets.UTF_16LE;

import com.code_intelligence.jazzer.junit.FuzzTest;

/// No text makes the canonicaliser or the recogniser throw, and every span lies in the original.
class RecogniserFuzzTest {
    private static final Recogniser RECOGNISER = Rooms.recogniser();

    @FuzzTest(maxDuration = "60s")
    void noTextMakesItThrow(byte[] units) {
        String text = new String(units, UTF_16LE);
        Canonical plain = Canonical.of(text);
        for (int i = 0; i < plain.length(); i++) {
            if (plain.from(i) < 0 || plain.to(i) > text.length() || plain.from(i) >= plain.to(i)) {
                throw new AssertionError("a canonical character comes from nowhere");
            }
        }
        Post post = Post.ofText(text);
        for (Finding finding : RECOGNISER.scan(post)) {
            finding.where().forEach(span -> span.in(post));
        }
    }
}
