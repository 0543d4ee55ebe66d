package org.gatehouse.door;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.AdmissionPolicy;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.MeetingPlan;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Engine;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Several looks at the same empty desks at the same moment, as nodes of one forum take them.
class UnattendedTwiceTest {
    private static final Actor BY = new Actor.Operator();
    private static final Instant START = Instant.parse("2026-11-11T19:00:00Z");
    private static final int LOOKS = 4;
    private static final int MEETINGS = 5;

    @ParameterizedTest
    @EnumSource(Engine.class)
    void howeverManyLookAtOnceThePlanOfAMeetingIsBegunAndEndedOnce(
            Engine engine, @TempDir Path folder) throws Exception {
        SecureRandom random = new SecureRandom();
        Config config = config(folder, engine.fresh());
        try (Forum forum =
                new Forum(config, KeyFile.open(config.keyFile(), random), () -> START, random)) {
            List<Meeting> meetings =
                    IntStream.range(0, MEETINGS).mapToObj(_ -> meeting(forum)).toList();
            lookAtOnce(forum);
            assertEquals(MEETINGS, count(forum, "unattended.begun"));
            assertEquals(MEETINGS, count(forum, "lobby.told"));
            meetings.forEach(
                    meeting -> forum.unattended.deskIsOpen(meeting.id(), START.plusSeconds(60)));
            forum.database.write(
                    tx -> tx.handle().execute("UPDATE desk_presence SET at = at + 60000"));
            lookAtOnce(forum);
            assertEquals(MEETINGS, count(forum, "unattended.begun"));
            assertEquals(MEETINGS, count(forum, "unattended.ended"));
        }
    }

    private static Config config(Path folder, DatabaseAddress database) {
        return Config.plain(
                new Config.Server(
                        0,
                        InetAddress.getLoopbackAddress(),
                        URI.create("http://localhost:1"),
                        List.of()),
                folder,
                database,
                folder.resolve("key"),
                Optional.empty());
    }

    /// Its door has been open for half an hour.
    private static Meeting meeting(Forum forum) {
        ZoneId zone = ZoneId.of("Europe/London");
        MeetingPlan plan =
                new MeetingPlan(
                        "Road safety",
                        START.atZone(zone).toLocalDateTime(),
                        zone,
                        START,
                        90,
                        "",
                        10,
                        30,
                        AdmissionPolicy.FIRST_TIMERS_BY_HAND,
                        "practice");
        return forum.database.write(
                tx -> {
                    Meeting made = forum.meetings.create(tx, plan, BY);
                    forum.meetings.publish(tx, made.id(), BY);
                    return made;
                });
    }

    private static void lookAtOnce(Forum forum) throws Exception {
        CyclicBarrier together = new CyclicBarrier(LOOKS);
        Callable<UUID> look =
                () -> {
                    together.await();
                    forum.unattended.turn(START);
                    return new UUID(0, 0);
                };
        try (ExecutorService nodes = Executors.newFixedThreadPool(LOOKS)) {
            List<Callable<UUID>> looks = IntStream.range(0, LOOKS).mapToObj(_ -> look).toList();
            for (Future<UUID> one : nodes.invokeAll(looks)) {
                one.get();
            }
        }
    }

    private static long count(Forum forum, String kind) {
        return forum.database.read(
                handle ->
                        handle.createQuery("SELECT COUNT(*) FROM ledger_entry WHERE kind = :kind")
                                .bind("kind", kind)
                                .mapTo(Long.class)
                                .one());
    }
}
