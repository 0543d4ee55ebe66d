package org.gatehouse.mail;

import java.net.URI;
import java.util.Map;
import org.gatehouse.staff.StaffAccounts;

/// An evening's facts, for letters in tests.
final class Samples {
    static final ForumHead HEAD =
            new ForumHead(
                    "Chiltern Villages Policing Forum",
                    new MailAddress("secretary@forum.example.org"),
                    URI.create("https://forum.example.org/"));

    static final Sender SENDER =
            new Sender(new MailAddress("forum@example.org"), "Chiltern Villages Policing Forum");

    private Samples() {}

    static Map<String, String> facts() {
        return Map.ofEntries(
                Map.entry("name", "Margaret O’Neill"),
                Map.entry("meeting", "Policing & your village: winter meeting"),
                Map.entry("when", "Thursday 11 November 2027, 7:30 pm"),
                Map.entry("opens", "7:15 pm"),
                Map.entry(
                        "unattended",
                        "If no gatekeeper can be there, nobody is let in until one comes."),
                Map.entry("code", "402938"),
                Map.entry("link", "https://forum.example.org/prove/Yx3kq-0"),
                Map.entry("minutes", "10"),
                Map.entry("passLink", "https://forum.example.org/p/8sJd0-Vq_k"),
                Map.entry("publicPage", "https://forum.example.org/meetings/winter"),
                Map.entry("role", "gatekeeper"),
                Map.entry("entries", "4,711"),
                Map.entry("days", Long.toString(StaffAccounts.INVITATION.toDays())),
                Map.entry(
                        "words",
                        "The hall’s line is broken.\nWe learned of it <this> afternoon & tried all."));
    }
}
