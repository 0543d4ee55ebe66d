package org.gatehouse.forum;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Entry;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.jdbi.v3.core.Handle;

/// Keeps the forum's profile. Every page asks for it, so it is remembered for a few seconds;
/// another node's change shows after these.
public final class ForumProfiles {
    private static final Duration FRESH = Duration.ofSeconds(5);

    private final Database database;
    private final Ledger ledger;
    private final InstantSource clock;
    private volatile Remembered remembered;

    private record Remembered(ForumProfile profile, Instant at) {}

    public ForumProfiles(Database database, Ledger ledger, InstantSource clock) {
        this.database = database;
        this.ledger = ledger;
        this.clock = clock;
        this.remembered = read();
    }

    /// The profile as it stands; inside a write, as it was last read.
    public ForumProfile current() {
        Remembered known = remembered;
        Duration age = Duration.between(known.at(), clock.instant()).abs();
        if (age.compareTo(FRESH) >= 0 && !database.isWriting()) {
            known = read();
            remembered = known;
        }
        return known.profile();
    }

    private Remembered read() {
        return new Remembered(database.read(ForumProfiles::read), clock.instant());
    }

    private static ForumProfile read(Handle handle) {
        Map<String, String> settings =
                handle.createQuery("SELECT name, value FROM forum_setting")
                        .setMapKeyColumn("name")
                        .setMapValueColumn("value")
                        .collectInto(
                                new org.jdbi.v3.core.generic.GenericType<Map<String, String>>() {});
        ForumProfile unnamed = ForumProfile.unnamed();
        return new ForumProfile(
                settings.getOrDefault("name", unnamed.name()),
                settings.getOrDefault("colour", unnamed.colour()),
                lines(settings.getOrDefault("areas", "")),
                settings.getOrDefault("appeal-contact", unnamed.appealContact()),
                settings.getOrDefault("contact", unnamed.contact()),
                ZoneId.of(settings.getOrDefault("zone", unnamed.zone().getId())));
    }

    private static List<String> lines(String text) {
        return Arrays.stream(text.split("\n")).filter(line -> !line.isBlank()).toList();
    }

    /// Writes the profile down.
    public void save(Tx tx, ForumProfile profile, Actor by) {
        put(tx, "name", profile.name());
        put(tx, "colour", profile.colour());
        put(tx, "areas", String.join("\n", profile.areas()));
        put(tx, "appeal-contact", profile.appealContact());
        put(tx, "contact", profile.contact());
        put(tx, "zone", profile.zone().getId());
        ledger.append(tx, Entry.of("forum.described", by).with("name", profile.name()));
        tx.afterCommit(() -> remembered = new Remembered(profile, clock.instant()));
    }

    private static void put(Tx tx, String name, String value) {
        tx.handle()
                .createUpdate(
                        """
                        INSERT INTO forum_setting (name, value, at) VALUES (:name, :value, :at)
                        ON CONFLICT (name) DO UPDATE SET value = excluded.value, at = excluded.at
                        """)
                .bind("name", name)
                .bind("value", value)
                .bind("at", tx.now())
                .execute();
    }
}
