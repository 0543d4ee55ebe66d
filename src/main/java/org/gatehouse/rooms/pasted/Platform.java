package org.gatehouse.rooms.pasted;

import java.util.List;
import java.util.Locale;

/// The platforms whose links are recognised, with what a host must do there by hand, in the words
/// of the platform's own buttons.
public enum Platform {
    TEAMS("Microsoft Teams"),
    MEET("Google Meet"),
    WEBEX("Webex"),
    ZOOM("Zoom"),
    JITSI("Jitsi Meet");

    private final String title;

    Platform(String title) {
        this.title = title;
    }

    /// The name that people know it by.
    public String title() {
        return title;
    }

    /// What the host must switch on before the door opens, one sentence each.
    public List<String> tickList() {
        return PastedWords.list("pasted.before." + key());
    }

    /// What to press to stop at once what is being shown, and to end the meeting.
    public String stopNow() {
        return PastedWords.say("pasted.stop." + key());
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
