package org.gatehouse.web.rooms;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.rooms.ProviderSetUp.Origin;
import org.gatehouse.rooms.ProviderSetUp.State;
import org.gatehouse.rooms.ProviderTexts;
import org.gatehouse.rooms.Trials.Trial;
import org.gatehouse.rooms.TryOut.Finding;
import org.gatehouse.rooms.pasted.Platform;
import org.gatehouse.web.Form;
import org.gatehouse.web.storybook.SampleMeeting;
import org.gatehouse.web.storybook.Story;

/// The stories of setting platforms up and of a meeting's room.
public final class RoomStories {
    private static final Instant NOW = Instant.parse("2021-11-11T18:46:00Z");
    private static final String WHEN = "Thursday 11 November 2021, 6:46 pm";
    private static final List<Finding> GOOD =
            List.of(
                    new Finding(true, "Zoom accepts the app's key."),
                    new Finding(true, "A room could be opened and is guarded as it should be."),
                    new Finding(true, "The trial room was closed again."));
    private static final List<Finding> BAD =
            List.of(
                    new Finding(true, "Zoom accepts the app's key."),
                    new Finding(
                            false, "Add these scopes to the app: meeting:delete:meeting:admin."));

    private RoomStories() {}

    public static List<Story> all() {
        List<Story> all = new ArrayList<>();
        ProviderCard fresh = card("zoom", Map.of(), Origin.NONE, Optional.empty());
        ProviderCard good = card("zoom", zoom(), Origin.OFFICE, Optional.of(GOOD));
        ProviderCard bad = card("zoom", zoom(), Origin.FILE, Optional.of(BAD));
        List<ProviderCard> every = new ArrayList<>(List.of(bad));
        for (String name : List.of("jitsi", "bigbluebutton", "janus", "pasted", "practice")) {
            ProviderCard none = card(name, Map.of(), Origin.NONE, Optional.empty());
            every.add(none);
            all.add(provider(name, none, Optional.empty()));
        }
        all.add(Story.page("rooms", "rooms/list.jte", Map.of("cards", every)));
        all.add(provider("zoom", fresh, Optional.empty()));
        all.add(provider("zoom-good", good, Optional.of("tried")));
        all.add(provider("zoom-missing", bad, Optional.of("tried")));
        all.add(room("pasted", pasted(0)));
        all.add(room("ticked", pasted(2)));
        all.add(room("zoom", zoomRoom()));
        all.add(
                Story.page(
                        "meet-room",
                        "meet/room.jte",
                        Map.of("path", "/meet/x", "name", "Jill Chill", "mayShow", false)));
        all.add(Story.page("meet-left", "meet/left.jte", Map.of("path", "/meet/x")));
        all.add(Story.page("meet-closed", "meet/closed.jte", Map.of()));
        return List.copyOf(all);
    }

    private static Map<String, String> zoom() {
        return Map.of(
                "account_id", "a",
                "client_id", "c",
                "client_secret", "s",
                "host", "secretary@forum.example",
                "guest_address", "door@forum.example");
    }

    private static ProviderCard card(
            String name,
            Map<String, String> values,
            Origin origin,
            Optional<List<Finding>> findings) {
        State state = new State(origin, new ProviderTexts(name, values), Optional.empty());
        List<Setting> settings = Setting.of(name);
        return new ProviderCard(
                name,
                settings.stream().map(each -> ProviderCard.line(name, each, state)).toList(),
                origin,
                Optional.empty(),
                findings.map(
                        found ->
                                new ProviderCard.Tried(
                                        new Trial(name, found, NOW, ""),
                                        WHEN,
                                        Optional.of("Olive Owen"))),
                Optional.empty(),
                settings.isEmpty() || name.equals("janus")
                        ? Optional.empty()
                        : Optional.of("https://meet.forum.example/hooks/" + name));
    }

    private static Story provider(String story, ProviderCard card, Optional<String> said) {
        Map<String, Object> facts = new HashMap<>();
        facts.put("card", card);
        facts.put("form", Form.EMPTY);
        facts.put(
                "scopes",
                card.name().equals("zoom") ? List.of("meeting:write:meeting:admin") : List.of());
        facts.put("recognised", Optional.empty());
        facts.put("platforms", List.of(Platform.values()));
        facts.put("said", said);
        return Story.page("rooms-" + story, "rooms/provider.jte", facts);
    }

    private static Story room(String story, RoomCard card) {
        return Story.page(
                "room-" + story, "rooms/room.jte", Map.of("card", card, "organiser", true));
    }

    private static RoomCard pasted(int spares) {
        List<RoomCard.Ticked> lines = new ArrayList<>();
        for (String what : Platform.TEAMS.tickList()) {
            boolean done = spares > 0 || lines.isEmpty();
            lines.add(
                    new RoomCard.Ticked(
                            "tick" + lines.size(),
                            what,
                            done
                                    ? Optional.of("Seen to by Olive Owen at 6:46 pm")
                                    : Optional.empty()));
        }
        return new RoomCard(
                SampleMeeting.MEETING,
                "pasted",
                1,
                true,
                lines,
                List.of(),
                spares == 0,
                Optional.of(spares));
    }

    private static RoomCard zoomRoom() {
        return new RoomCard(
                SampleMeeting.MEETING,
                "zoom",
                2,
                true,
                List.of(),
                List.of(
                        "Zoom lets one host set up 100 meetings a day; 7 are left until midnight UTC."),
                false,
                Optional.empty());
    }
}
