package org.gatehouse.anchor;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TimeAnswerTest {
    private static final TimeRequest ASKED =
            TimeRequest.of(
                    "a note".getBytes(UTF_8), new BigInteger(1, new byte[] {(byte) 0xFE, 1}));

    @TempDir private static Path folder;
    private static TimeAuthorityDouble authority;
    private static byte[] answer;

    @BeforeAll
    static void ask() throws IOException {
        authority = new TimeAuthorityDouble(folder);
        answer = authority.answer(ASKED.der());
    }

    @AfterAll
    static void close() {
        authority.close();
    }

    private static String refused(byte[] given, TimeRequest asked) {
        return assertThrows(IOException.class, () -> TimeAnswer.check(given, asked)).getMessage();
    }

    /// Both clocks are this machine's.
    @Test
    void theTimeThatTheAuthoritySaysIsTakenFromItsAnswer() throws IOException {
        Duration off = Duration.between(TimeAnswer.check(answer, ASKED), Instant.now()).abs();
        assertTrue(off.compareTo(Duration.ofHours(1)) < 0, off.toString());
    }

    @Test
    void anAnswerToAnOlderQuestionIsRefused() {
        TimeRequest other = new TimeRequest(ASKED.imprint(), ASKED.nonce().add(BigInteger.ONE));
        assertEquals("The time authority answered an older question.", refused(answer, other));
    }

    @Test
    void aStampOnSomethingElseIsRefused() {
        TimeRequest other = TimeRequest.of("another note".getBytes(UTF_8), ASKED.nonce());
        assertEquals("The time authority stamped something else.", refused(answer, other));
    }

    @Test
    void aRefusalIsNoStamp() throws IOException {
        byte[] unreadable = authority.answer("this is no question".getBytes(UTF_8));
        assertTrue(refused(unreadable, ASKED).startsWith("The time authority refused"));
        byte[] stampedAndRefused = answer.clone();
        int status = indexOf(answer, new byte[] {0x02, 0x01, 0x00}) + 2;
        stampedAndRefused[status] = 2;
        assertTrue(refused(stampedAndRefused, ASKED).startsWith("The time authority refused"));
    }

    private static int indexOf(byte[] whole, byte[] part) {
        int at = 0;
        while (!Arrays.equals(whole, at, at + part.length, part, 0, part.length)) {
            at++;
        }
        return at;
    }

    @Test
    void aDamagedAnswerIsRefusedAndNeverEndsInAnotherException() {
        Random random = new Random(11);
        for (int round = 0; round < 5_000; round++) {
            byte[] damaged = Arrays.copyOf(answer, 1 + random.nextInt(answer.length));
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            try {
                TimeAnswer.check(damaged, ASKED);
            } catch (IOException refused) {
                assertTrue(refused.getMessage().endsWith("."), refused.getMessage());
            }
        }
    }
}
