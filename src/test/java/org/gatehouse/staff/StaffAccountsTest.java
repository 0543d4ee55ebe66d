package org.gatehouse.staff;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Actor;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.refusal.Refusal;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Engine;
import org.gatehouse.sql.Ids;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Engine.class)
class StaffAccountsTest {
    private static final Actor OPERATOR = new Actor.Operator();
    private static final Instant START = Instant.parse("2026-03-01T18:00:00Z");

    @Parameter Engine engine;
    @TempDir Path folder;

    private final AtomicReference<Instant> now = new AtomicReference<>(START);
    private Database database;
    private StaffAccounts accounts;
    private StaffSessions sessions;

    @BeforeEach
    void open() {
        database = Database.open(engine.fresh(), now::get);
        SecureRandom random = new SecureRandom();
        Keys keys = KeyFile.open(folder.resolve("key"), random);
        Ledger ledger = new Ledger(keys, database.dialect());
        accounts = new StaffAccounts(keys, new Ids(now::get, random), ledger);
        sessions = new StaffSessions(database, ledger);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void anInvitationSignsItsOwnerInOnce() {
        String token = invite();
        assertEquals("Mary Hale", accept(token, "browser one").name());
        assertEquals("Mary Hale", signedIn("browser one").orElseThrow().name());
        assertThrows(Refusal.Gone.class, () -> accept(token, "browser two"));
        assertEquals(Optional.empty(), signedIn("browser two"));
        assertEquals(List.of("staff.added", "staff.invited", "staff.signedIn"), ledger());
    }

    @Test
    void lookingAtAnInvitationUsesNothingUp() {
        String token = invite();
        for (int i = 0; i < 5; i++) {
            assertEquals("Mary Hale", peek(token).orElseThrow().name());
        }
        accept(token, "browser");
        assertEquals(Optional.empty(), peek(token));
    }

    @Test
    void ofFiftyBrowsersThatRaceForOneInvitationOneGetsIn() throws Exception {
        String token = invite();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            List<Callable<StaffMember>> calls =
                    IntStream.range(0, 50)
                            .<Callable<StaffMember>>mapToObj(i -> () -> accept(token, "b" + i))
                            .toList();
            int in = 0;
            for (Future<StaffMember> call : threads.invokeAll(calls)) {
                try {
                    call.get();
                    in++;
                } catch (ExecutionException e) {
                    assertTrue(e.getCause() instanceof Refusal.Gone, e::toString);
                }
            }
            assertEquals(1, in);
        }
    }

    @Test
    void anInvitationIsOverAfterTwoDays() {
        String token = invite();
        pass(Duration.ofDays(2).minusMillis(1));
        assertTrue(peek(token).isPresent());
        pass(Duration.ofMillis(1));
        assertEquals(Optional.empty(), peek(token));
        assertThrows(Refusal.Gone.class, () -> accept(token, "browser"));
    }

    @Test
    void aTokenThatNeverWasIsRefusedLikeAnOldOne() {
        assertThrows(Refusal.Gone.class, () -> accept("x".repeat(43), "browser"));
    }

    @Test
    void theDatabaseHoldsNoToken() {
        String token = invite();
        List<String> hashes =
                database.read(
                        handle ->
                                handle.select("SELECT token_hash FROM staff_invitation")
                                        .mapTo(String.class)
                                        .list());
        assertEquals(1, hashes.size());
        assertFalse(hashes.contains(token));
    }

    @Test
    void aSessionEndsADayAfterItWasLastUsed() {
        accept(invite(), "browser");
        pass(Duration.ofHours(23));
        assertTrue(signedIn("browser").isPresent());
        pass(Duration.ofHours(23));
        assertTrue(signedIn("browser").isPresent());
        pass(Duration.ofHours(24));
        assertEquals(Optional.empty(), signedIn("browser"));
    }

    @Test
    void aSessionEndsAfterTwoWeeksHoweverMuchItIsUsed() {
        accept(invite(), "browser");
        for (int hour = 12; hour < 14 * 24; hour += 12) {
            pass(Duration.ofHours(12));
            assertTrue(signedIn("browser").isPresent(), "after " + hour + " hours");
        }
        pass(Duration.ofHours(12));
        assertEquals(Optional.empty(), signedIn("browser"));
    }

    @Test
    void signingOutEndsThisBrowserOnly() {
        accept(invite(), "one");
        accept(invite(), "two");
        database.write(
                tx -> {
                    sessions.end(tx, "one");
                    sessions.end(tx, "one");
                    return "done";
                });
        assertEquals(Optional.empty(), signedIn("one"));
        assertTrue(signedIn("two").isPresent());
        assertEquals(1, ledger().stream().filter("staff.signedOut"::equals).count());
    }

    @Test
    void aClosedAccountIsSignedOutEverywhereAndItsInvitationsAreOver() {
        StaffMember mary = accept(invite(), "browser");
        String another = invite();
        database.write(
                tx -> {
                    accounts.close(tx, mary.id(), OPERATOR);
                    accounts.close(tx, mary.id(), OPERATOR);
                    return "done";
                });
        assertEquals(Optional.empty(), signedIn("browser"));
        assertThrows(Refusal.Gone.class, () -> accept(another, "browser two"));
        assertEquals(List.of(), database.read(accounts::list));
        assertEquals(1, ledger().stream().filter("staff.closed"::equals).count());
    }

    @Test
    void whoeverIsInvitedAgainKeepsTheAccount() {
        StaffMember first = accept(invite(), "one");
        StaffMember again =
                database.write(
                        tx ->
                                accounts.invite(
                                                tx,
                                                "M. Hale",
                                                "MARY@example.org",
                                                Role.GATEKEEPER,
                                                OPERATOR)
                                        .member());
        assertEquals(first, again);
    }

    private String invite() {
        return database.write(
                tx ->
                        accounts.invite(
                                        tx,
                                        "Mary Hale",
                                        "mary@example.org",
                                        Role.ORGANISER,
                                        OPERATOR)
                                .token());
    }

    private StaffMember accept(String token, String session) {
        return database.write(tx -> accounts.accept(tx, token, session, "Firefox on Linux"));
    }

    private Optional<StaffMember> peek(String token) {
        return database.read(handle -> accounts.peek(handle, token, now.get()));
    }

    private Optional<StaffMember> signedIn(String session) {
        return sessions.find(session, now.get());
    }

    private void pass(Duration time) {
        now.set(now.get().plus(time));
    }

    private List<String> ledger() {
        return database.read(
                handle ->
                        handle.select("SELECT kind FROM ledger_entry ORDER BY number")
                                .mapTo(String.class)
                                .list());
    }
}
