package org.gatehouse.sighting;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.gatehouse.ledger.Actor;
import org.gatehouse.rotation.Rotations;
import org.gatehouse.sql.Database;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Grade;
import org.gatehouse.watch.Heard;
import org.gatehouse.watch.Part;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Span;
import org.gatehouse.words.Wording;

/// The way of a post from a source, or from somebody's report, to what is done about it.
public final class Lookout {
    private static final Actor BY = new Actor.Rule("leak watch");
    private static final Pattern MEETING =
            Pattern.compile(
                    "(?i)zoom|teams|webex|meet|join|forum|police|council|raid|link|tonight");

    private static final Wording WORDS = Wording.of("said");

    private final Database database;
    private final ProtectedRooms guarded;
    private final Sightings sightings;
    private final Reach reach;
    private final Rotations rotations;
    private final UnaryOperator<Post> expand;
    private final Executor behind;

    /// So many short links are followed at once; when there are more, they are let go.
    private final Semaphore following = new Semaphore(4);

    private final SplitPosts split = new SplitPosts();

    /// @param expand follows the short links of a post, and returns it with where they lead
    /// @param behind carries out what may take seconds
    public Lookout(
            Database database,
            ProtectedRooms guarded,
            Sightings sightings,
            Reach reach,
            Rotations rotations,
            UnaryOperator<Post> expand,
            Executor behind) {
        this.database = database;
        this.guarded = guarded;
        this.sightings = sightings;
        this.reach = reach;
        this.rotations = rotations;
        this.expand = expand;
        this.behind = behind;
    }

    /// A source heard a post. Most hold nothing of ours, and cost one look.
    public Optional<UUID> heard(String source, Heard heard) {
        Post post = heard.post();
        List<Finding> findings = guarded.recogniser().scan(post);
        Heard whole = heard;
        if (findings.isEmpty()) {
            Optional<Post> joined = split.join(source, post);
            if (joined.isPresent()) {
                whole = new Heard(joined.get(), heard.written(), heard.raw());
                findings = guarded.recogniser().scan(joined.get());
            }
        }
        reach.count(source, post);
        if (findings.isEmpty()) {
            follow(source, heard);
            return Optional.empty();
        }
        return Optional.of(note(source, whole, findings, Optional.empty(), Optional.empty()));
    }

    /// Looks behind the short links of a post that speaks of meetings.
    private void follow(String source, Heard heard) {
        if (!MEETING.matcher(heard.post().text()).find() || !following.tryAcquire()) {
            return;
        }
        behind.execute(
                () -> {
                    try {
                        Post whole = expand.apply(heard.post());
                        List<Finding> findings =
                                whole.equals(heard.post())
                                        ? List.of()
                                        : guarded.recogniser().scan(whole);
                        if (!findings.isEmpty()) {
                            Heard more = new Heard(whole, heard.written(), heard.raw());
                            note(source, more, findings, Optional.empty(), Optional.empty());
                        }
                    } finally {
                        following.release();
                    }
                });
    }

    /// Somebody tells us of a post; it is written down whatever stands in it.
    ///
    /// @param about the meeting that they say it is about
    /// @param contact how to reach them
    public UUID reported(Post post, Optional<UUID> about, Optional<String> contact) {
        byte[] raw = (post.url() + "\n\n" + post.text()).getBytes(UTF_8);
        Heard heard = new Heard(post, Optional.empty(), raw);
        List<Finding> findings = guarded.upToDate().scan(post);
        UUID id = note(Sighting.PERSON, heard, findings, about, contact);
        behind.execute(
                () -> {
                    Post whole = expand.apply(post);
                    if (!whole.equals(post)) {
                        readMore(id, whole);
                    }
                });
        return id;
    }

    /// The platform of `room` itself says that its link stands in a post. Nothing has to be
    /// recognised in it: the platform is sure.
    ///
    /// @param source the platform's name
    /// @param reason in words for a person
    public UUID toldByPlatform(String source, Heard heard, UUID room, String reason) {
        List<Finding> findings = new ArrayList<>(guarded.upToDate().scan(heard.post()));
        String ours = new Subject.OfRoom(room).text();
        if (findings.stream().noneMatch(found -> found.room().equals(ours))) {
            Span all = new Span(Part.TEXT, 0, 0, heard.post().text().length());
            findings.add(new Finding(ours, null, Grade.CERTAIN, List.of(reason), List.of(all)));
        }
        return note(source, heard, findings, Optional.empty(), Optional.empty());
    }

    /// More of a report has been read, such as the words in its picture.
    void readMore(UUID sighting, Post whole) {
        List<Finding> findings = guarded.upToDate().scan(whole);
        database.write(
                tx -> {
                    sightings
                            .evidence(tx.handle(), sighting)
                            .ifPresent(
                                    known ->
                                            sightings.keep(
                                                    tx,
                                                    sighting,
                                                    known.with(
                                                            whole,
                                                            findings.stream()
                                                                    .flatMap(
                                                                            f -> f.where().stream())
                                                                    .toList())));
                    return sightings.expose(tx, sighting, Sighting.PERSON, findings);
                });
    }

    private UUID note(
            String source,
            Heard heard,
            List<Finding> findings,
            Optional<UUID> about,
            Optional<String> contact) {
        Sightings.Noted noted =
                database.write(tx -> sightings.note(tx, source, heard, findings, about, contact));
        noted.toRotate().forEach(this::setAfresh);
        return noted.id();
    }

    /// The door is shut before this returns; the rest follows behind.
    private void setAfresh(UUID meeting) {
        List<UUID> leaks = database.read(handle -> Leaks.unanswered(handle, meeting));
        if (leaks.isEmpty()) {
            return;
        }
        UUID rotation =
                rotations.begin(
                        meeting,
                        database.read(handle -> Leaks.passes(handle, leaks)),
                        WORDS.text("said.leak.reason"),
                        BY);
        database.write(
                tx -> {
                    leaks.forEach(leak -> Leaks.rotated(tx, leak, rotation));
                    return leaks;
                });
        rotations.carryOutSoon(rotation, BY);
    }

    /// Carries out what the rules had asked for when the program ended; run at start.
    public void resume() {
        database.read(Leaks::meetingsUnanswered).forEach(this::setAfresh);
    }
}
