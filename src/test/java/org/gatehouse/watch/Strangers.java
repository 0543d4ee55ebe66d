package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rooms with details drawn at random, and what is filled into texts about nothing in particular.
final class Strangers {
    private static final String LETTERS =
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Random random;

    /// A room with everything that a platform gives it.
    record Room(String name, String id, String passcode, String phonePasscode, String link) {}

    Strangers(Random random) {
        this.random = random;
    }

    String digits(int count) {
        StringBuilder text = new StringBuilder().append((char) ('1' + random.nextInt(9)));
        while (text.length() < count) {
            text.append((char) ('0' + random.nextInt(10)));
        }
        return text.toString();
    }

    String token(int length) {
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }

    String passcode() {
        return random.nextInt(3) == 0 ? digits(6) : token(6 + random.nextInt(3));
    }

    List<Room> zoom(int count) {
        List<String> hosts =
                List.of("us02web.zoom.us", "zoom.us", "ourforum.zoom.us", "us06web.zoom.us");
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = digits(i % 4 == 0 ? 9 : i % 4 == 1 ? 10 : 11);
            String link = "https://" + hosts.get(i % 4) + "/j/" + id + "?pwd=" + token(31) + ".1";
            rooms.add(new Room("zoom-" + i, id, passcode(), digits(8), link));
        }
        return rooms;
    }

    List<Room> teams(int count) {
        List<Room> rooms = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String id = digits(12 + i % 4);
            String link = "https://teams.microsoft.com/meet/" + id + "?p=" + token(18);
            rooms.add(new Room("teams-" + i, id, token(8), "", link));
        }
        return rooms;
    }

    static void protect(ProtectedBuilder rooms, Room room) {
        rooms.room(room.name(), room.passcode(), room.phonePasscode())
                .link(room.link())
                .number(room.id());
    }

    /// `text` with a number, a date, a hash and so on for each `{…}`.
    String filled(String text) {
        String full = text;
        while (full.indexOf('{') >= 0) {
            full = full.replaceFirst("\\{[a-z]+}", value(full.charAt(full.indexOf('{') + 1)));
        }
        return full;
    }

    private String value(char kind) {
        return switch (kind) {
            case 'a' -> digits(3);
            case 'b' -> digits(2);
            case 'c' -> digits(6);
            case 'd' -> (10 + random.nextInt(18)) + "/" + (10 + random.nextInt(3)) + "/2026";
            case 'f' -> digits(4);
            case 'h' -> Integer.toHexString(random.nextInt() | 0x10000000);
            case 'i' -> digits(9 + random.nextInt(3));
            case 'p' -> digits(9);
            case 'w' -> token(6);
            default -> throw new IllegalArgumentException("{" + kind);
        };
    }
}
