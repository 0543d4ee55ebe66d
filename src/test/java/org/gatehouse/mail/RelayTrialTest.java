package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.stream.Stream;
import org.gatehouse.mail.RelayTrial.Advice;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class RelayTrialTest {
    static Stream<Arguments> answers() {
        return Stream.of(
                Arguments.of("550 5.1.1 User unknown", false, Advice.RECIPIENT),
                Arguments.of("554 5.7.1 Relay access denied", false, Advice.NO_RELAYING),
                Arguments.of("530 5.7.0 Must issue a STARTTLS command", true, Advice.NO_RELAYING),
                Arguments.of("553 5.7.1 Sender address rejected", true, Advice.SENDER),
                Arguments.of("550 5.7.26 Unauthenticated email", false, Advice.POLICY),
                Arguments.of("451 4.7.1 Greylisted, try again", false, Advice.LATER),
                Arguments.of("421 Too many connections", true, Advice.LATER),
                Arguments.of("552 5.2.2 Mailbox full", false, Advice.LATER),
                Arguments.of("554 No", false, Advice.OTHER),
                Arguments.of("what is this", false, Advice.OTHER));
    }

    @ParameterizedTest
    @MethodSource("answers")
    void eachAnswerOfAMailServerLeadsToSomethingToDo(String words, boolean aboutUs, Advice advice) {
        assertEquals(advice, RelayTrial.advice(words, aboutUs));
    }
}
