package org.gatehouse;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomEvent.RiskAlert;
import org.gatehouse.rooms.RoomNews;
import org.gatehouse.sighting.Lookout;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Post;
import org.gatehouse.words.Wording;

/// Hands what a platform itself found in public to the leak watch, which answers it by its rules.
final class PlatformAlarm implements RoomNews.Alarm {
    private static final Wording WORDS = Wording.of("said");

    private final Supplier<Lookout> lookout;

    PlatformAlarm(Supplier<Lookout> lookout) {
        this.lookout = lookout;
    }

    @Override
    public void seen(Room room, RiskAlert alert) {
        String provider = room.details().provider();
        String title = provider.substring(0, 1).toUpperCase(Locale.ROOT) + provider.substring(1);
        String text =
                WORDS.text("said.platform.post", title, alert.platform(), alert.poster())
                        + "\n"
                        + String.join("\n", alert.advice());
        Post post =
                new Post(alert.post(), alert.poster(), alert.post(), text, List.of(), List.of());
        Heard heard =
                new Heard(post, alert.posted(), (alert.post() + "\n\n" + text).getBytes(UTF_8));
        lookout.get()
                .toldByPlatform(provider, heard, room.id(), WORDS.text("said.platform.why", title));
    }
}
