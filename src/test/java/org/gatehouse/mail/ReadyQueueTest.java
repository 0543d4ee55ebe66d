package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ReadyQueueTest {
    private final ReadyQueue queue = new ReadyQueue();

    private static QueuedLetter letter(Priority priority, String domain) {
        return new QueuedLetter(
                UUID.randomUUID(),
                LetterKind.PASS,
                null,
                0,
                UUID.randomUUID(),
                "",
                new Place(priority, Place.UNKNOWN),
                domain,
                new byte[0],
                null,
                0,
                Instant.EPOCH,
                0);
    }

    private List<String> domains() {
        List<String> domains = new ArrayList<>();
        for (QueuedLetter l = queue.poll(1_000); l != null; l = queue.poll(1_000)) {
            domains.add(l.domain());
        }
        return domains;
    }

    @Test
    void domainsTakeTurns() {
        queue.add(
                List.of(
                        letter(Priority.EMERGENCY, "big"),
                        letter(Priority.EMERGENCY, "big"),
                        letter(Priority.EMERGENCY, "big"),
                        letter(Priority.EMERGENCY, "small"),
                        letter(Priority.EMERGENCY, "tiny")),
                10);
        assertEquals(List.of("big", "small", "tiny", "big", "big"), domains());
    }

    @Test
    void urgencyComesBeforeTurns() {
        queue.add(List.of(letter(Priority.BULK, "a"), letter(Priority.CODE, "b")), 10);
        queue.add(List.of(letter(Priority.EMERGENCY_HOST, "c")), 10);
        assertEquals(List.of("c", "b", "a"), domains());
    }

    @Test
    void whatIsTooMuchLeavesFromTheEnd() {
        QueuedLetter bulk = letter(Priority.BULK, "a");
        queue.add(List.of(bulk), 2);
        List<QueuedLetter> out =
                queue.add(List.of(letter(Priority.CODE, "b"), letter(Priority.CODE, "c")), 2);
        assertEquals(List.of(bulk), out);
        assertEquals(List.of("b", "c"), domains());
    }

    @Test
    void whatIsGivenBackComesFirstAmongItsEquals() {
        QueuedLetter back = letter(Priority.PROMPT, "back");
        queue.add(List.of(letter(Priority.PROMPT, "a"), letter(Priority.CODE, "b")), 10);
        queue.addFirst(back);
        assertEquals(List.of("b", "back", "a"), domains());
    }

    @Test
    void whatMayNotBeSentNowStays() {
        queue.add(List.of(letter(Priority.ORDINARY, "a")), 10);
        assertNull(queue.poll(Place.endOf(Priority.EMERGENCY)));
        assertEquals(1, queue.size());
    }
}
