package org.gatehouse.cli;

import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gatehouse.watch.Protected;
import org.gatehouse.watch.ProtectedBuilder;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/// Reads the rooms file as a stream, a million rooms or more, into the tables of the recogniser.
/// Pass links are kept as keyed hashes from the first, under a key that ends with the process.
final class RoomsFile {
    private final SecureRandom random;
    private final UnaryOperator<String> tokenHash;

    RoomsFile(SecureRandom random) {
        this.random = random;
        this.tokenHash = keyed(random);
    }

    private record Personal(String pass, String url) {}

    /// What one object of the array holds; absent fields are null or empty.
    private static final class Room {
        private String name = "";
        private @Nullable String passcode;
        private @Nullable String phonePasscode;
        private final List<String> links = new ArrayList<>();
        private final List<String> numbers = new ArrayList<>();
        private final List<Personal> registrants = new ArrayList<>();
        private final List<Personal> passes = new ArrayList<>();
    }

    /// An array of rooms, or one room a line.
    Protected read(InputStream in) {
        ProtectedBuilder builder = new ProtectedBuilder(random.nextLong(), tokenHash);
        try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token == JsonToken.START_OBJECT) {
                    add(builder, room(json));
                }
            }
        }
        return builder.build();
    }

    private void add(ProtectedBuilder builder, Room room) {
        builder.room(room.name, room.passcode, room.phonePasscode);
        room.links.forEach(builder::link);
        room.numbers.forEach(builder::number);
        room.registrants.forEach(link -> builder.personalLink(link.pass(), link.url()));
        for (Personal link : room.passes) {
            builder.pass(link.pass(), tokenHash.apply(token(link.url())));
        }
    }

    private static Room room(JsonParser json) {
        Room room = new Room();
        while (json.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = json.currentName();
            json.nextToken();
            switch (name) {
                case "room" -> room.name = scalar(json);
                case "passcode" -> room.passcode = optional(json);
                case "phonePasscode" -> room.phonePasscode = optional(json);
                case "joinUrl", "joinUrls", "dialInUrl" -> strings(json, room.links);
                case "meetingId", "dialIn", "conferenceId", "phoneConferenceId" ->
                        strings(json, room.numbers);
                case "registrantLinks" -> personal(json, room.registrants);
                case "passLinks" -> personal(json, room.passes);
                default -> json.skipChildren();
            }
        }
        return room;
    }

    private static @Nullable String optional(JsonParser json) {
        String value = json.getValueAsString();
        json.skipChildren();
        return value;
    }

    private static String scalar(JsonParser json) {
        String value = optional(json);
        return value == null ? "" : value;
    }

    private static void strings(JsonParser json, List<String> into) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            into.add(scalar(json));
            return;
        }
        while (json.nextToken() != JsonToken.END_ARRAY && json.currentToken() != null) {
            into.add(scalar(json));
        }
    }

    private static void personal(JsonParser json, List<Personal> into) {
        if (json.currentToken() != JsonToken.START_ARRAY) {
            json.skipChildren();
            return;
        }
        while (json.nextToken() == JsonToken.START_OBJECT) {
            String pass = "";
            String url = "";
            while (json.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = json.currentName();
                json.nextToken();
                String value = scalar(json);
                pass = name.equals("pass") ? value : pass;
                url = name.equals("url") ? value : url;
            }
            into.add(new Personal(pass, url));
        }
    }

    /// The last part of the path of a pass link.
    private static String token(String url) {
        int start = url.indexOf("/p/");
        int from = start < 0 ? url.lastIndexOf('/') + 1 : start + 3;
        int to = from;
        while (to < url.length() && "/?#".indexOf(url.charAt(to)) < 0) {
            to++;
        }
        return url.substring(from, to);
    }

    private static UnaryOperator<String> keyed(SecureRandom random) {
        byte[] key = new byte[32];
        random.nextBytes(key);
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return token ->
                    HexFormat.of().formatHex(mac.doFinal(token.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every JDK has HmacSHA256", e);
        }
    }
}
