package org.gatehouse.sharing;

import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.refusal.Refusal.Problem;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomDetails;
import org.gatehouse.rooms.Rooms;
import org.gatehouse.rooms.SpareLinks;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.ProtectedBuilder;
import org.gatehouse.watch.Recogniser;
import org.gatehouse.watch.Span;
import org.jdbi.v3.core.Handle;

/// Looks through what is about to be shown to many: nothing in it may let anybody join. It knows
/// the forum's own rooms, in whatever disguise, and the usual forms of everybody else's.
public final class PublicTexts {
    private static final int LONGEST_SHOWN = 60;
    private static final int SHORTEST_PASSCODE = 4;

    private final Rooms rooms;
    private final SpareLinks spares;
    private final SecureRandom random;

    public PublicTexts(Rooms rooms, SpareLinks spares, SecureRandom random) {
        this.rooms = rooms;
        this.spares = spares;
        this.random = random;
    }

    /// The words of `text` with which somebody could join; empty where it is safe.
    public List<String> faults(Handle handle, String text) {
        if (text.isBlank()) {
            return List.of();
        }
        Set<String> found = new LinkedHashSet<>(Joinable.in(text));
        List<RoomDetails> own = ownRooms(handle);
        found.addAll(recognised(handle, own, text));
        for (RoomDetails room : own) {
            passcodes(room).filter(code -> stands(code, text)).forEach(found::add);
        }
        return found.stream().map(PublicTexts::shortened).toList();
    }

    private List<RoomDetails> ownRooms(Handle handle) {
        return rooms.open(handle).stream().map(Room::details).toList();
    }

    private List<String> recognised(Handle handle, List<RoomDetails> own, String text) {
        ProtectedBuilder builder =
                new ProtectedBuilder(random.nextLong(), UnaryOperator.identity());
        own.forEach(room -> add(builder, room));
        for (String link : spares.all(handle)) {
            builder.room("", null, null).link(link);
        }
        Post post = Post.ofText(text);
        List<String> words = new ArrayList<>();
        for (Finding finding : new Recogniser(builder.build(), Set.of()).scan(post)) {
            for (Span span : finding.where()) {
                words.add(span.in(post));
            }
        }
        return words;
    }

    private static void add(ProtectedBuilder builder, RoomDetails room) {
        builder.room("", passcodes(room).findFirst().orElse(null), null);
        if (isLink(room.reference())) {
            builder.link(room.reference());
        } else {
            builder.number(room.reference());
        }
        room.secrets().values().stream().filter(PublicTexts::isLink).forEach(builder::link);
    }

    private static boolean isLink(String secret) {
        return secret.startsWith("https://") || secret.startsWith("http://");
    }

    private static Stream<String> passcodes(RoomDetails room) {
        return room.secrets().entrySet().stream()
                .filter(secret -> isPasscode(secret.getKey()))
                .map(Map.Entry::getValue)
                .filter(code -> code.length() >= SHORTEST_PASSCODE && !isLink(code));
    }

    private static boolean isPasscode(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("pass") || lower.contains("pwd");
    }

    /// Whether `code` stands in `text` by itself. A short number would be found in every date and
    /// price.
    private static boolean stands(String code, String text) {
        if (code.length() < 6 && code.chars().allMatch(Character::isDigit)) {
            return false;
        }
        int at = text.indexOf(code);
        while (at >= 0) {
            int end = at + code.length();
            boolean free = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1));
            boolean ends = end == text.length() || !Character.isLetterOrDigit(text.charAt(end));
            if (free && ends) {
                return true;
            }
            at = text.indexOf(code, at + 1);
        }
        return false;
    }

    private static String shortened(String words) {
        String line = words.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN) + "…";
    }

    /// Refuses `text` where somebody could join with it.
    ///
    /// @throws Refusal.Conflict naming the words at fault
    public void require(Handle handle, String text) {
        List<String> faults = faults(handle, text);
        if (!faults.isEmpty()) {
            throw new Refusal.Conflict("refusal.joinable", list(faults));
        }
    }

    /// What is wrong with `text` in the form's `field`; empty where nothing is.
    public List<Problem> problems(Handle handle, String field, String text) {
        List<String> faults = faults(handle, text);
        return faults.isEmpty()
                ? List.of()
                : List.of(Problem.of(field, "refusal.joinable", list(faults)));
    }

    private static String list(List<String> faults) {
        return "“" + String.join("”, “", faults) + "”";
    }
}
