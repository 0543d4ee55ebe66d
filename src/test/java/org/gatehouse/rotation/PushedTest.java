package org.gatehouse.rotation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.gatehouse.MessengerSettings;
import org.gatehouse.PostSettings;
import org.gatehouse.alert.PushDouble;
import org.gatehouse.alert.Subscription;
import org.gatehouse.door.Erasure;
import org.gatehouse.pass.Devices;
import org.gatehouse.retention.Rule;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Browsers that agreed are told behind the door's reopening.
class PushedTest {
    private static final String TOLD = "Your meeting has moved. Open your pass.";

    @TempDir private Path folder;
    private PushDouble service;
    private AfreshHouse house;

    @BeforeEach
    void open() throws IOException {
        service = new PushDouble();
        MessengerSettings settings =
                new MessengerSettings(
                        new MessengerSettings.Push(false, Set.of(service.origin())),
                        Optional.empty());
        house =
                new AfreshHouse(
                        folder,
                        DatabaseAddress.embedded(folder.resolve("forum.db")),
                        new PostSettings(Optional.empty(), List.of(), Optional.empty(), settings));
    }

    @AfterEach
    void close() {
        house.close();
        service.close();
    }

    private UUID device(String name) {
        UUID person = house.named(name).id();
        return house.forum.database.read(h -> Devices.of(h, person)).getFirst().id();
    }

    private void agrees(String name, Subscription subscription) {
        UUID device = device(name);
        house.forum.database.write(
                tx -> {
                    house.forum.messengers.subscriptions.agree(tx, device, subscription);
                    return device;
                });
    }

    private void agrees(String name) {
        agrees(name, service.agree(name));
    }

    /// Sets the meeting afresh, and waits until everything that is owed was sent once.
    private Rotation afresh() {
        UUID id = house.forum.rotations.begin(house.meeting.id(), Set.of(), "", AfreshHouse.BY);
        Rotation rotation = house.forum.rotations.carryOut(id, AfreshHouse.BY);
        AfreshHouse.await(() -> untried().equals(List.of("0")));
        AfreshHouse.await(() -> !outcomes().contains("claimed"));
        return rotation;
    }

    private List<String> untried() {
        return house.rows("SELECT COUNT(*) FROM push_message WHERE attempts = 0");
    }

    /// `claimed` while it is being sent.
    private List<String> outcomes() {
        return house.rows(
                """
                SELECT COALESCE(outcome, CASE WHEN words = '' THEN 'claimed' ELSE words END)
                FROM push_message ORDER BY rotation_id, device_id
                """);
    }

    private List<String> agreed() {
        return house.rows("SELECT COUNT(*) FROM push_subscription");
    }

    @Test
    void whoeverAgreedIsToldInWordsThatOpenNothing() {
        agrees("Ann");
        agrees("Bob");
        afresh();
        assertEquals(
                List.of(
                        "Ann: {\"title\":\"Community forum\",\"body\":\"" + TOLD + "\"}",
                        "Bob: {\"title\":\"Community forum\",\"body\":\"" + TOLD + "\"}"),
                service.read.stream().sorted().toList());
        assertEquals(List.of("taken", "taken"), outcomes());
    }

    @Test
    void whoeverWithdrewIsNotTold() {
        agrees("Ann");
        house.forum.database.write(
                tx -> {
                    house.forum.registrants.withdraw(tx, house.named(tx.handle(), "Ann"));
                    return 0;
                });
        afresh();
        assertEquals(List.of(), service.read);
    }

    @Test
    void aBrowserThatIsGoneIsForgotten() {
        agrees("Ann");
        service.answers.add(410);
        afresh();
        assertEquals(List.of("gone"), outcomes());
        assertEquals(List.of("0"), agreed());
    }

    @Test
    void aBusyServiceIsAskedAgainWhenItSaysSo() {
        agrees("Ann");
        service.answers.add(429);
        service.headers.put("Retry-After", "400");
        afresh();
        house.pass(Duration.ofSeconds(399));
        house.forum.messengers.otherWays.send();
        assertEquals(List.of(), service.read, "too early");
        house.pass(Duration.ofSeconds(30));
        house.forum.messengers.otherWays.send();
        assertEquals(1, service.read.size());
        assertEquals(List.of("taken"), outcomes());
    }

    @Test
    void whatACrashLeftOwedIsSentByTheNextStart() {
        agrees("Ann");
        afresh();
        house.sql("UPDATE push_message SET outcome = NULL");
        house.restart();
        house.forum.messengers.otherWays.send();
        assertEquals(1, service.read.size(), "somebody may still be at it");
        house.pass(Duration.ofMinutes(3));
        house.forum.messengers.otherWays.send();
        assertEquals(2, service.read.size());
        assertEquals(1, Set.copyOf(service.senders).size(), "the key outlives the program");
    }

    @Test
    void whatALaterRotationFollowedIsNotSentAnyMore() {
        agrees("Ann");
        service.answers.add(503);
        afresh();
        afresh();
        assertEquals(1, service.read.size());
        house.pass(Duration.ofMinutes(5));
        house.forum.messengers.otherWays.send();
        assertEquals(1, service.read.size(), "the earlier one was sent as well");
    }

    @Test
    void nobodyIsReachedByAPush() {
        agrees("Ann");
        Rotation rotation = afresh();
        Reached.Board board = house.board(rotation);
        Reached.Person ann =
                board.people().stream()
                        .filter(one -> one.name().equals("Ann"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Reached.How.ON_ITS_WAY, ann.how());
        assertEquals(1, board.besides().devices());
        assertEquals(1, ann.besides().devices());
    }

    @Test
    void anAddressOnOurOwnMachineIsNeverAsked() throws IOException {
        try (PushDouble inside = new PushDouble()) {
            agrees("Ann", inside.agree("Ann"));
            service.headers.put("Location", inside.origin() + "/Ann");
            service.answers.add(307);
            agrees("Bob");
            afresh();
            assertEquals(List.of(), inside.calls);
        }
        assertFalse(
                house.forum.messengers.push.orElseThrow().mayAsk(URI.create("http://a.example/")));
        assertFalse(
                house.forum
                        .messengers
                        .push
                        .orElseThrow()
                        .mayAsk(URI.create("https://a.example:22/")));
        assertTrue(
                house.forum
                        .messengers
                        .push
                        .orElseThrow()
                        .mayAsk(URI.create("https://a.example/x")));
    }

    @Test
    void whoeverIsErasedIsForgottenHereToo() {
        agrees("Ann");
        house.forum.database.write(
                tx -> {
                    Erasure.forget(tx, house.named(tx.handle(), "Ann").id());
                    return 0;
                });
        assertEquals(List.of("0"), agreed());
    }

    @Test
    void whoWasToldAndWhoSawItIsForgottenWithTheMeeting() {
        agrees("Ann");
        Rotation rotation = afresh();
        UUID fay = house.named("Fay").id();
        house.forum.database.write(
                tx -> {
                    RotationRows.seen(tx, rotation.id(), fay);
                    return fay;
                });
        Instant now = house.forum.clock.instant();
        assertEquals(0, house.forum.retention.preview(now).count(Rule.REACHED));
        house.forum.retention.carryOut(now.plus(Duration.ofDays(31)));
        assertEquals(List.of(), outcomes());
        assertEquals(List.of(), house.rows("SELECT registrant_id FROM rotation_seen"));
    }

    @Test
    void theKeyIsMadeOnceAndKeptSealed() {
        assertEquals(List.of("0"), house.rows("SELECT COUNT(*) FROM push_key"));
        String key = house.forum.messengers.push.orElseThrow().publicKey();
        house.restart();
        assertEquals(key, house.forum.messengers.push.orElseThrow().publicKey());
        assertEquals(87, key.length());
    }
}
