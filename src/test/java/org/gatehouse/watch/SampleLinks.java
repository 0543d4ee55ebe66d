package org.gatehouse.watch;

import java.util.List;

/// A link of each platform that does not hold its number alone.
final class SampleLinks {
    private SampleLinks() {}

    static List<String> ofRooms() {
        return List.of(
                "https://meet.google.com/rst-slzj-eeg",
                "https://meet.google.com/jiu-nxrr-xeb",
                "https://chilterns.webex.com/chilterns/j.php?MTID=m0601835f06ff850653658534f479be52",
                "https://chilterns.webex.com/meet/jane.doe",
                "https://meet.jit.si/VillageVoicesCDNXRlf3",
                "https://meet.jit.si/CommunityForum",
                "https://bbb.example.org/rooms/sph-ztu-2k8-v1u/join",
                "https://bbb.example.org/b/abc-2kz-9vw",
                "https://whereby.com/village-hall",
                "https://8x8.vc/vpaas-magic-cookie-1/OurForum",
                "https://ourforum.zoom.us/my/chilterns",
                "https://teams.microsoft.com/l/meetup-join/19%3ameeting_ODk2YzQ1M2UtNTk4Yi00YjQ0%40thread.v2/0?context=%7b%22Tid%22%3a%229b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d%22%7d",
                "https://global.gotomeeting.com/join/653442401",
                "https://bluejeans.com/871880963",
                "https://join.skype.com/AbCdEfGh12Kl");
    }
}
