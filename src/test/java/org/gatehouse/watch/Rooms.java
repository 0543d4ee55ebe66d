package org.gatehouse.watch;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// A few protected rooms, one of each kind, and what the recogniser says about a text.
final class Rooms {
    static final String ZOOM = "87456290123";
    static final String PERSONAL = "3513273424";
    static final String NINE = "918102114";
    static final String PASS_TOKEN = "qhKtEqi5wvh9rhuvwTyGNQ1N4v2MW4M54WzBI9wCAu7";

    private Rooms() {}

    static Recogniser recogniser() {
        return new Recogniser(all(), Set.of("organiser"));
    }

    static Protected all() {
        ProtectedBuilder rooms = new ProtectedBuilder(7, token -> "hash of " + token);
        rooms.room("zoom", "badger", "52275593")
                .link("https://us02web.zoom.us/j/87456290123?pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1")
                .number(ZOOM)
                .personalLink(
                        "pass-0",
                        "https://us02web.zoom.us/w/87456290123?tk=wYeEnIgqf1Q1adxn9jKCildUdVXj712.DQ7fC0WryNyi9&pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1")
                .personalLink(
                        "pass-1",
                        "https://us02web.zoom.us/w/87456290123?tk=YrZbwaZRYDMLPlOhBQiT8S6sOvBjIyN.DQP6zBYAtdQfu&pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1")
                .pass("gate-0", "hash of " + PASS_TOKEN);
        rooms.room("personal", "691923", null)
                .number(PERSONAL)
                .link("https://zoom.us/j/3513273424");
        rooms.room("nine", "309798", null).number(NINE);
        rooms.room("vanity", null, null).link("https://ourforum.zoom.us/my/chilterns");
        rooms.room("page", null, null).link("https://chalfont.zm.page");
        rooms.room("teams", "1xzjSdgh", null)
                .number("79227647567849")
                .link("https://teams.microsoft.com/meet/79227647567849?p=mRApq7BJecSx20JULX");
        rooms.room("thread", null, null)
                .link(
                        "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ODk2YzQ1M2UtNTk4Yi00YjQ0%40thread.v2/0?context=%7b%22Tid%22%3a%229b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d%22%7d");
        rooms.room("meet", null, null).link("https://meet.google.com/rst-slzj-eeg");
        rooms.room("webex", "pmefYnW", null)
                .number("54805714619")
                .link(
                        "https://chilterns.webex.com/chilterns/j.php?MTID=m0601835f06ff850653658534f479be52");
        rooms.room("jitsi", null, null).link("https://meet.jit.si/VillageVoicesCDNXRlf3");
        rooms.room("plain", null, null).link("https://meet.jit.si/CommunityForum");
        rooms.room("bbb", null, null).link("https://bbb.example.org/rooms/sph-ztu-2k8-v1u/join");
        rooms.room("whereby", null, null).link("https://whereby.com/village-hall");
        return rooms.build();
    }

    /// The findings as `room grade` or `room grade pass`.
    static Set<String> found(Post post) {
        return recogniser().scan(post).stream()
                .map(
                        f ->
                                f.room()
                                        + " "
                                        + f.grade().word()
                                        + (f.pass() == null ? "" : " " + f.pass()))
                .collect(Collectors.toSet());
    }

    static Set<String> found(String text) {
        return found(Post.ofText(text));
    }

    static Post post(String text, List<String> links, List<String> alt) {
        return new Post("1", "somebody", "", text, links, alt);
    }
}
