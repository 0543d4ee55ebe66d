package org.gatehouse.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every form of a link, on every platform.
class LinksTest {
    @ParameterizedTest(name = "{1}")
    @CsvSource(
            delimiter = '|',
            value = {
                "zoom|https://us02web.zoom.us/j/87456290123",
                "zoom|zoom.us/j/87456290123 go go go",
                "zoom|https://US02WEB.ZOOM.US/J/87456290123?pwd=x",
                "zoom|https://zoom.com/j/87456290123",
                "zoom|https://zoom.us/wc/87456290123/join",
                "zoom|https://zoom.us/wc/join/87456290123",
                "zoom|https://zoom.us/s/87456290123",
                "zoom|zoommtg://zoom.us/join?action=join&confno=87456290123&pwd=1",
                "zoom|https://zооm.us/j/87456290123",
                "zoom|zoom。us/j/87456290123",
                "zoom|zoom[.]us/j/87456290123",
                "zoom|zoom(dot)us/j/87456290123",
                "zoom|zoom dot us slash j slash 87456290123",
                "zoom|zoom dot us / j / 874 5629 0123",
                "zoom|hxxps://zoom[.]us/j/87456290123",
                "zoom|https://zoom.us/j/874-5629-0123",
                "zoom|https%3A%2F%2Fzoom.us%2Fj%2F87456290123",
                "zoom|https%253A%252F%252Fzoom.us%252Fj%252F87456290123",
                "zoom|https://eur01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fus02web.zoom.us%2Fj%2F87456290123&data=05",
                "zoom|https://www.google.com/url?q=https://zoom.us/j/87456290123&sa=D",
                "zoom|https://example.org/?go=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1",
                "zoom|https://zoom.us/j/874<wbr>56290<wbr>123?pwd=1",
                "vanity|https://zoom.us/my/chilterns",
                "vanity|https://OurForum.zoom.us/my/Chilterns?pwd=2",
                "page|https://chalfont.zm.page",
                "teams|https://teams.microsoft.com/meet/79227647567849?p=mRApq7BJecSx20JULX",
                "teams|teams.live.com/meet/79227647567849",
                "teams|Meeting ID: 792 276 475 678 49 Passcode: 1xzjSdgh",
                "thread|https://teams.microsoft.com/l/meetup-join/19%3ameeting_ODk2YzQ1M2UtNTk4Yi00YjQ0%40thread.v2/0",
                "meet|https://meet.google.com/rst-slzj-eeg",
                "meet|meet.google.com/RST-SLZJ-EEG",
                "meet|the meet is rst slzj eeg",
                "webex|https://chilterns.webex.com/chilterns/j.php?MTID=m0601835f06ff850653658534f479be52",
                "webex|54805714619@chilterns.webex.com",
                "jitsi|meet.jit.si/VillageVoicesCDNXRlf3",
                "jitsi|https://MEET.JIT.SI/villagevoicescdnxrlf3",
                "plain|meet.jit.si/CommunityForum#config.x=1",
                "bbb|https://bbb.example.org/rooms/sph-ztu-2k8-v1u/join",
                "bbb|room sph ztu 2k8 v1u",
                "whereby|https://whereby.com/village-hall"
            })
    void aLinkInAnyFormIsCertain(String room, String text) {
        assertEquals(Set.of(room + " certain"), Rooms.found("come on in " + text));
    }

    @Test
    void aRegistrantsLinkSaysWhoseItIs() {
        assertEquals(
                Set.of("zoom certain pass-1"),
                Rooms.found(
                        "https://us02web.zoom.us/w/87456290123?tk=YrZbwaZRYDMLPlOhBQiT8S6sOvBjIyN.DQP6zBYAtdQfu&pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1"));
    }

    @Test
    void whatAllRegistrantsLinksShareAccusesNobody() {
        assertEquals(
                Set.of("zoom certain"),
                Rooms.found("https://zoom.us/?pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1"));
    }

    @Test
    void aPassLinkSaysWhoseItIs() {
        for (String form :
                List.of(
                        "https://forum.example/p/" + Rooms.PASS_TOKEN,
                        "forum.example/p/" + Rooms.PASS_TOKEN + "?x=1",
                        "https%3A%2F%2Fforum.example%2Fp%2F" + Rooms.PASS_TOKEN,
                        "token " + Rooms.PASS_TOKEN)) {
            assertEquals(Set.of("zoom certain gate-0"), Rooms.found(form));
        }
    }

    @Test
    void theFullLinkBesideACutOneCounts() {
        Post post =
                Rooms.post(
                        "us02web.zoom.us/j/874562...",
                        List.of("https://us02web.zoom.us/j/87456290123"),
                        List.of());
        assertEquals(Set.of("zoom certain"), Rooms.found(post));
    }

    /// `xn--zm-fmca.us` is shown as `zооm.us`, with Cyrillic letters.
    @Test
    void aHostInPunycodeIsReadAsItIsShown() {
        assertEquals(
                Set.of("zoom certain"),
                Rooms.found("https://us02web.xn--zm-fmca.us/j/87456290123"));
        assertEquals(
                Set.of("vanity certain"),
                Rooms.found("https://ourforum.xn--zom-ted.us/my/chilterns"));
    }
}
