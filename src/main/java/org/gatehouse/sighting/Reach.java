package org.gatehouse.sighting;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.sql.Database;
import org.gatehouse.watch.Post;
import org.jdbi.v3.core.Handle;

/// How often the page that is safe to share was shared: good news, counted and never a leak.
public final class Reach {
    private static final String PAGE = "/meetings/";
    private static final int LONGEST_SLUG = 200;

    private static final int REMEMBERED = 5_000;

    private final Database database;
    private final String page;

    private final Map<String, Boolean> counted =
            new LinkedHashMap<>() {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                    return size() > REMEMBERED;
                }
            };

    public Reach(Database database, Addresses addresses) {
        this.database = database;
        this.page = addresses.base().getAuthority() + PAGE;
    }

    /// How often a meeting's page was shared on one day (UTC).
    public record Day(LocalDate day, int shares) {}

    /// Counts `post` where it shares a meeting's page.
    void count(String source, Post post) {
        slug(post)
                .filter(_ -> isNew(source, post))
                .flatMap(slug -> database.read(handle -> Meetings.bySlug(handle, slug)))
                .ifPresent(meeting -> add(meeting, source));
    }

    /// Sources repeat themselves after a break; what they repeated long ago may count twice.
    private boolean isNew(String source, Post post) {
        synchronized (counted) {
            return counted.put(source + "\n" + post.id(), true) == null;
        }
    }

    private Optional<String> slug(Post post) {
        return Stream.concat(Stream.of(post.text()), post.links().stream())
                .map(text -> text.indexOf(page) < 0 ? "" : slug(text))
                .filter(slug -> !slug.isEmpty())
                .findFirst();
    }

    private String slug(String text) {
        int from = text.indexOf(page) + page.length();
        int to = from;
        while (to < text.length() && to - from < LONGEST_SLUG && isSlug(text.charAt(to))) {
            to++;
        }
        return text.substring(from, to);
    }

    private static boolean isSlug(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }

    private void add(Meeting meeting, String source) {
        database.write(
                tx ->
                        tx.handle()
                                .createUpdate(
                                        """
                                        INSERT INTO reach (meeting_id, day, source, shares)
                                        VALUES (:meeting, :day, :source, 1)
                                        ON CONFLICT (meeting_id, day, source)
                                        DO UPDATE SET shares = reach.shares + 1
                                        """)
                                .bind("meeting", meeting.id())
                                .bind("day", tx.now().atZone(ZoneOffset.UTC).toLocalDate() + "")
                                .bind("source", source)
                                .execute());
    }

    /// The days on which the page of `meeting` was shared, the earliest first.
    public static List<Day> days(Handle handle, UUID meeting) {
        return handle.createQuery(
                        """
                        SELECT day, SUM(shares) AS shares FROM reach
                        WHERE meeting_id = :meeting GROUP BY day ORDER BY day
                        """)
                .bind("meeting", meeting)
                .map(
                        (row, _) ->
                                new Day(
                                        LocalDate.parse(row.getString("day")),
                                        row.getInt("shares")))
                .list();
    }
}
