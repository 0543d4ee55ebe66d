package org.gatehouse.rooms;

import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gatehouse.keys.Keys;
import org.gatehouse.keys.Purpose;
import org.gatehouse.ledger.CanonicalJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// [RoomDetails] as they lie in the database: JSON under [Purpose#ROOM_SECRET].
final class SealedDetails {
    private SealedDetails() {}

    static byte[] seal(Keys keys, RoomDetails details) {
        String json =
                CanonicalJson.write(
                        Map.of(
                                "provider", details.provider(),
                                "reference", details.reference(),
                                "secrets", details.secrets()));
        return keys.seal(Purpose.ROOM_SECRET, json);
    }

    static RoomDetails open(Keys keys, byte[] sealed) {
        JsonNode json =
                JsonMapper.shared()
                        .readTree(keys.open(Purpose.ROOM_SECRET, Objects.requireNonNull(sealed)));
        Map<String, String> secrets = new TreeMap<>();
        json.path("secrets")
                .properties()
                .forEach(secret -> secrets.put(secret.getKey(), secret.getValue().asString()));
        return new RoomDetails(
                json.path("provider").asString(), json.path("reference").asString(), secrets);
    }
}
