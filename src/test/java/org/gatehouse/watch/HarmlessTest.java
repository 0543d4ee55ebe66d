package org.gatehouse.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must not alarm, although it looks alike.
class HarmlessTest {
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "passcode badger is my lucky number",
                "Crime ref 487456290123 was given to the neighbour.",
                "Crime ref 87456290123 was given to the neighbour.",
                "Order 87456290123 has been dispatched",
                "ISBN 978-3513273424 is out now",
                "Call the office on 351-327-3424 to report it",
                "My phone is +1 351 327 3424",
                "phone 351 327 3424",
                "IBAN GB29 3513 2734 2487 4562",
                "https://social.example/status/1987456290123999",
                "https://social.example/a/87456290123",
                "it cost $3513273424",
                "918102114 people",
                "commit 3f87456290123ab",
                "at 51.3513273424, -0.918102114",
                "1918102114000",
                "https://github.com/chilterns/my",
                "the CommunityForum met",
                "meet.google.com/abc-defg-hij",
                "https://forum.example/meetings/autumn is our page, share it",
                "https://forum.example/p/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "request id=87456290123 took 3 ms",
                "meeting notes: nine of the one said eight or one of the zero and two, one one four",
                "the teams scored 91 in 8102 and 114 in 2026",
                "8745629012",
                "zoom.us/j/8745629012",
                "zoom.us/j/874562901234"
            })
    void anOrdinaryTextRaisesNoAlarm(String text) {
        List<Finding> findings = Rooms.recogniser().scan(Post.ofText(text));
        assertTrue(
                findings.stream().allMatch(f -> f.grade() == Grade.WEAK),
                () -> findings.toString());
    }

    @Test
    void theOrganisersOwnPostsAreNoLeaks() {
        Post post = new Post("1", "organiser", "", "zoom.us/j/87456290123", List.of(), List.of());
        assertEquals(Set.of(), Rooms.found(post));
    }

    @Test
    void aNineDigitNumberNeedsAWordOfMeetings() {
        assertEquals(Set.of("nine weak"), Rooms.found("look at 918 102 114"));
        assertEquals(Set.of("nine strong"), Rooms.found("meeting id 918 102 114"));
        assertEquals(Set.of("nine weak"), Rooms.found("your id is 918102114"));
        assertEquals(Set.of(), Rooms.found("teams: 918 points, 102 points, 114 points"));
        assertEquals(Set.of("nine certain"), Rooms.found("918 102 114 / 309798"));
    }

    @Test
    void aTenDigitNumberNeedsContext() {
        assertEquals(Set.of("personal weak"), Rooms.found("351 327 3424"));
        assertEquals(Set.of("personal strong"), Rooms.found("raid 351 327 3424"));
    }
}
