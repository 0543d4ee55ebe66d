package org.gatehouse.rooms;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/// The personal links of platforms that this process has handed out, so that one that is seen in
/// public tells whose it was. They are in memory alone and end with the process: written down, they
/// would be what a thief wants.
public final class GivenLinks {
    private static final int MOST = 20_000;

    /// What makes a link one person's: a registrant's token of Zoom's, a signed token of Jitsi's.
    private static final Pattern PERSONAL = Pattern.compile("[?&#](?:tk|jwt)=[^&#]{16,}");

    private final Map<Key, Given> links =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<Key, Given> eldest) {
                    return size() > MOST;
                }
            };

    private record Key(UUID room, UUID pass) {}

    /// Whose link it is.
    public record Given(UUID pass, String address) {
        @Override
        public String toString() {
            return "Given[" + pass + "]";
        }
    }

    /// Remembers the link of a pass into a room; one that is nobody's own is not remembered.
    synchronized void add(UUID room, UUID pass, URI address) {
        if (PERSONAL.matcher(address.toString()).find()) {
            links.put(new Key(room, pass), new Given(pass, address.toString()));
        }
    }

    /// All links into a room.
    public synchronized List<Given> into(UUID room) {
        List<Given> into = new ArrayList<>();
        links.forEach(
                (key, given) -> {
                    if (key.room().equals(room)) {
                        into.add(given);
                    }
                });
        return into;
    }

    /// How many there are; it grows with each new one.
    public synchronized int count() {
        return links.size();
    }
}
