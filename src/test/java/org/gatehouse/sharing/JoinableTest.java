package org.gatehouse.sharing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinableTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Join at https://us02web.zoom.us/j/87456291234?pwd=abc",
                "ZOOM.US/j/87456291234",
                "zo\u200bom.us/j/87456291234",
                "zoom[.]us/my/margarets.room",
                "zoommtg://zoom.us/join?confno=87456291234",
                "https://teams.microsoft.com/l/meetup-join/19%3ameeting_x%40thread.v2/0",
                "teams.microsoft.com/meet/2637405345762?p=Ax3Zj3Mx",
                "https://teams.live.com/meet/93212345678?p=abc",
                "meet.google.com/abc-defg-hij",
                "https://forum.webex.com/forum/j.php?MTID=m0123456789abcdef",
                "https://forum.webex.com/meet/secretary",
                "meet.jit.si/RoadSafety",
                "https://whereby.com/our-room",
                "https://global.gotomeeting.com/join/123456789",
                "https://bbb.example.org/rooms/abc-def-ghi-jkl/join",
                "Meeting ID: 874 5629 1234",
                "The passcode is 123123",
                "Password: Ax3Zj3Mx",
                "https://forum.example.org/p/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "/prove/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ",
                "/office/invitation/abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"
            })
    void whatLetsPeopleJoinIsFound(String text) {
        assertFalse(Joinable.in(text).isEmpty(), text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Road safety in Mill Lane, Thursday 11 November 2021 at 7 pm",
                "Ring 01494 123456 or write to forum@example.org",
                "[The council’s report](https://www.example.org/report/2021-11-11)",
                "We meet on Zoom. You need no password: your pass is enough.",
                "How to use Zoom: https://support.zoom.us/hc/en-us/articles/201362193",
                "https://www.microsoft.com/teams and https://www.webex.com/downloads.html",
                "https://forum.example.org/meetings/road-safety-2021-11-11",
                "The meeting number 7 of this year",
                "£1,250,000 was spent in 2020/2021",
                "Postcode HP5 1AB, room 12 of the town hall"
            })
    void whatIsHarmlessIsLeftAlone(String text) {
        assertEquals(List.of(), Joinable.in(text));
    }
}
