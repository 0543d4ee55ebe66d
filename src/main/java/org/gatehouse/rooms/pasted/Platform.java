package org.gatehouse.rooms.pasted;

import java.util.List;

/// The platforms whose links are recognised, with what a host must do there by hand, in the words
/// of the platform's own buttons.
public enum Platform {
    TEAMS(
            "Microsoft Teams",
            List.of(
                    "In Meeting options set “Who can bypass the lobby?” to “Only organizers and co-organizers”.",
                    "Switch off “People dialing in can bypass the lobby”.",
                    "Set “Who can present?” to “Only organizers and co-organizers”.",
                    "Switch off “Allow mic for attendees” and “Allow camera for attendees” until somebody is to speak.",
                    "Set “Meeting chat” to “Off” or “In-meeting only for everyone except anonymous”."),
            "In Teams: People → “⋯” beside whoever is showing → “Remove from meeting”; then arrow beside “Leave” → “End meeting”."),
    MEET(
            "Google Meet",
            List.of(
                    "Under Host controls set “Meeting access type” to “Restricted”, so that everybody has to ask to join.",
                    "Switch on “Host management”.",
                    "Switch off “Share their screen” for contributors.",
                    "Switch off “Send chat messages” and “Turn on their microphone” until somebody is to speak.",
                    "Join before the door opens: until a host is there, switch on “Host must join before anyone else”."),
            "In Meet: People → “⋮” beside whoever is showing → “Remove from the call” and tick “Block”; then “Leave call” → “End the call for everyone”."),
    WEBEX(
            "Webex",
            List.of(
                    "Lock the meeting as soon as it starts, so that everybody waits in the lobby.",
                    "Switch off “Anyone can share” for participants.",
                    "Switch on “Mute on entry” and take away “Allow attendees to unmute themselves”.",
                    "Switch off participants’ chat with everyone."),
            "In Webex: Participants → right-click whoever is showing → “Expel”; then “End meeting” → “End meeting for all”."),
    ZOOM(
            "Zoom",
            List.of(
                    "Switch on the Waiting Room, for everyone.",
                    "Under Security switch off “Share Screen”, “Rename Themselves”, “Unmute Themselves” and “Start Video” for participants.",
                    "Switch off “Allow participants to join anytime”.",
                    "Use a meeting ID of its own, never the Personal Meeting ID.",
                    "Switch off Zoom’s own registration: people register here."),
            "In Zoom: Security (Host tools) → “Suspend Participant Activities”; then “End” → “End Meeting for All”."),
    JITSI(
            "Jitsi Meet",
            List.of(
                    "Open the room yourself first, so that you are its moderator.",
                    "Under Security options switch on the lobby.",
                    "Under Moderator settings switch on “Everyone starts muted”, “Everyone starts hidden”, and let nobody unmute without being asked.",
                    "Hide the desktop-sharing button if you run the server yourself."),
            "In Jitsi: point at whoever is showing → “⋮” → “Kick out”; then the red button → “End meeting for all”.");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // a copy that cannot be changed
    private final List<String> tickList;

    private final String stopNow;

    Platform(String title, List<String> tickList, String stopNow) {
        this.title = title;
        this.tickList = List.copyOf(tickList);
        this.stopNow = stopNow;
    }

    /// The name that people know it by.
    public String title() {
        return title;
    }

    /// What the host must switch on before the door opens, one sentence each.
    public List<String> tickList() {
        return tickList;
    }

    /// What to press to stop at once what is being shown, and to end the meeting.
    public String stopNow() {
        return stopNow;
    }
}
