package org.gatehouse.rooms.pasted;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.Set;
import org.gatehouse.rooms.Outcome;
import org.gatehouse.rooms.RoomsHouse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReaderTest {
    private final LinkReader reader = new LinkReader(Set.of("meet.forum.example"));

    @ParameterizedTest
    @CsvSource({
        "TEAMS, https://teams.microsoft.com/l/meetup-join/19%3ameeting_abc%40thread.v2/0?context=%7b%7d",
        "TEAMS, https://teams.microsoft.com/meet/2345678901234?p=abc",
        "TEAMS, https://teams.live.com/meet/9312345678901?p=abc",
        "MEET, https://meet.google.com/abc-defg-hij",
        "MEET, https://MEET.google.com/abc-defg-hij/",
        "WEBEX, https://forum.webex.com/meet/jill",
        "WEBEX, https://forum.webex.com/forum/j.php?MTID=m123",
        "ZOOM, https://us02web.zoom.us/j/81234567890?pwd=abc",
        "ZOOM, https://zoom.us/j/81234567890",
        "JITSI, https://meet.jit.si/MisbourneForum4711",
        "JITSI, https://8x8.vc/vpaas-magic-cookie-1/Forum4711",
        "JITSI, https://meet.forum.example/Forum4711"
    })
    void linksIntoMeetingsAreRecognised(Platform platform, String link) {
        assertEquals(platform, RoomsHouse.done(reader.read(" " + link + "\n")).platform());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "see you there",
                "http://zoom.us/j/81234567890",
                "javascript:alert(1)",
                "https://zoom.us.evil.example/j/81234567890",
                "https://evilzoom.us/j/81234567890",
                "https://zoom.us@evil.example/j/81234567890",
                "https://zoom.us:8443/j/81234567890",
                "https://zoom.us/",
                "https://zoom.us/s/81234567890",
                "https://zoom.us/my/jill",
                "https://meet.google.com/new",
                "https://meet.jit.si/",
                "https://bit.ly/abc",
                "https://zoom.us/j/81234567890\r\nSet-Cookie: a",
                "https://zооm.us/j/81234567890",
                "Join: https://zoom.us/j/81234567890 Passcode: 123"
            })
    void anythingElseIsRefusedInPlainWords(String pasted) {
        Outcome<PastedLink> read = reader.read(pasted);
        assertInstanceOf(Outcome.Refused.class, read);
        assertFalse(read.reason().isBlank());
        assertFalse(pasted.length() > 3 && read.reason().contains(pasted), "echoes the link");
    }
}
