package org.gatehouse.rooms;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.rooms.bigbluebutton.BigBlueButtonSettings;
import org.gatehouse.rooms.jitsi.JitsiSettings;
import org.gatehouse.rooms.zoom.ZoomSettings;
import org.junit.jupiter.api.Test;

class ProviderSettingsTest {
    private static final Map<String, String> ZOOM =
            Map.of(
                    "account_id", "A-hidden",
                    "client_id", "C-hidden",
                    "client_secret", "S-hidden",
                    "host", "secretary@forum.example",
                    "guest_address", "door@forum.example");

    @Test
    void settingsAreReadFromTheirSection() {
        ZoomSettings zoom = ZoomSettings.read(new ProviderTexts("zoom", ZOOM));
        assertEquals(ZoomSettings.TOKEN_ADDRESS, zoom.tokenAddress());
        assertFalse(zoom.mayRemove());
        JitsiSettings jitsi =
                JitsiSettings.read(
                        new ProviderTexts(
                                "jitsi",
                                Map.of(
                                        "host", "meet.forum.example",
                                        "app_id", "forum",
                                        "app_secret", "a hidden secret of 32 characters")));
        assertEquals(URI.create("https://meet.forum.example/"), jitsi.rooms());
        URI callback = URI.create("https://gate.forum.example/hooks/bigbluebutton");
        BigBlueButtonSettings server =
                BigBlueButtonSettings.read(
                        new ProviderTexts(
                                "bigbluebutton",
                                Map.of(
                                        "url", "https://bbb.forum.example/bigbluebutton/api/",
                                        "secret", "hidden",
                                        "webhooks", "true")),
                        callback);
        assertEquals(URI.create("https://bbb.forum.example/bigbluebutton/"), server.base());
        assertEquals(Optional.of(callback), server.callback());
        String printed = zoom + " " + jitsi + " " + server;
        assertFalse(printed.contains("hidden"), printed);
    }

    @Test
    void whatIsMissingMistypedOrUnsafeIsNamedWithoutItsValue() {
        assertTrue(complaint("client_secret", "").contains("zoom.client_secret is missing"));
        assertTrue(complaint("clientsecret", "x").contains("clientsecret"));
        assertTrue(complaint("may_remove", "perhaps").contains("true or false"));
        assertTrue(complaint("token_url", "http://zoom.us/oauth/token").contains("https://"));
        assertTrue(complaint("host", "me").contains("e-mail address"));
        assertFalse(complaint("client_secret", "").contains("hidden"));
    }

    private static String complaint(String key, String value) {
        Map<String, String> changed = new HashMap<>(ZOOM);
        changed.put(key, value);
        ProviderTexts texts = new ProviderTexts("zoom", changed);
        return assertThrows(IllegalArgumentException.class, () -> ZoomSettings.read(texts))
                .getMessage();
    }
}
