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
import org.gatehouse.Secret;
import org.gatehouse.alert.Besides;
import org.gatehouse.alert.TextNumbers;
import org.gatehouse.alert.TwilioDouble;
import org.gatehouse.alert.TwilioDouble.Fault;
import org.gatehouse.door.Erasure;
import org.gatehouse.sql.DatabaseAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Whoever left a number gets a text, once, behind the door's reopening.
class TextedTest {
    private static final String NUMBER = "+447700900123";

    @TempDir private Path folder;
    private TwilioDouble gateway;
    private AfreshHouse house;

    @BeforeEach
    void open() throws IOException {
        gateway = new TwilioDouble(Instant::now);
        MessengerSettings.Texts texts =
                new MessengerSettings.Texts(
                        URI.create(gateway.origin()),
                        TwilioDouble.ACCOUNT,
                        new Secret(TwilioDouble.TOKEN),
                        "Forum",
                        List.of("+447"));
        MessengerSettings settings =
                new MessengerSettings(MessengerSettings.USUAL.push(), Optional.of(texts));
        house =
                new AfreshHouse(
                        folder,
                        DatabaseAddress.embedded(folder.resolve("forum.db")),
                        new PostSettings(Optional.empty(), List.of(), Optional.empty(), settings));
    }

    @AfterEach
    void close() {
        house.close();
        gateway.close();
    }

    private void leaves(String name, String number) {
        TextNumbers numbers = house.forum.messengers.numbers.orElseThrow();
        UUID person = house.named(name).id();
        house.forum.database.write(
                tx -> {
                    numbers.leave(tx, person, number);
                    return person;
                });
    }

    /// Sets the meeting afresh, and waits until everything that is owed was tried once.
    private Rotation afresh() {
        UUID id = house.forum.rotations.begin(house.meeting.id(), Set.of(), "", AfreshHouse.BY);
        Rotation rotation = house.forum.rotations.carryOut(id, AfreshHouse.BY);
        AfreshHouse.await(
                () ->
                        house.rows(
                                        """
                                        SELECT registrant_id FROM text_message
                                        WHERE outcome IS NULL AND words = ''
                                        """)
                                .isEmpty());
        return rotation;
    }

    private void later() {
        house.pass(Duration.ofMinutes(12));
        house.forum.messengers.otherWays.send();
    }

    private Besides besides(Rotation rotation) {
        return house.board(rotation).besides();
    }

    @Test
    void theTextSaysWhereToLookAndLeadsNowhere() {
        leaves("Ann", NUMBER);
        assertEquals(
                1,
                house.forum
                        .database
                        .read(h -> house.forum.messengers.otherWays.counts(h, house.meeting.id()))
                        .texts());
        Rotation rotation = afresh();
        assertEquals(1, gateway.taken().size());
        String text = gateway.taken().getFirst();
        assertTrue(
                text.matches(
                        "\\+447700900123: Community forum: your meeting has moved \\([^)]+\\)\\."
                                + " Open your pass\\. You find it in your e-mail\\."),
                text);
        assertFalse(text.contains("http"));
        assertEquals(new Besides(0, 1, 0, 0, ""), besides(rotation));
        Reached.Person ann =
                house.board(rotation).people().stream()
                        .filter(one -> one.name().equals("Ann"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(Reached.How.ON_ITS_WAY, ann.how(), "a text counts for nothing");
    }

    @Test
    void aRefusedTextIsShownAndNotTriedAgain() {
        leaves("Ann", NUMBER);
        gateway.faults.add(Fault.NO_SUCH_NUMBER);
        Rotation rotation = afresh();
        later();
        assertEquals(List.of(), gateway.taken());
        assertEquals(new Besides(0, 0, 1, 0, ""), besides(rotation));
        assertEquals(
                List.of("This number gets no texts."),
                house.rows("SELECT words FROM text_message"));
    }

    @Test
    void aTextWhoseAnswerWasLostIsNotSentTwice() {
        leaves("Ann", NUMBER);
        gateway.faults.add(Fault.LOST_ANSWER);
        Rotation rotation = afresh();
        assertEquals(1, besides(rotation).waiting());
        gateway.lists = false;
        later();
        assertEquals(1, gateway.taken().size(), "sent again without knowing");
        gateway.lists = true;
        later();
        assertEquals(1, gateway.taken().size(), "sent again though it is in the list");
        assertEquals(new Besides(0, 1, 0, 0, ""), besides(rotation));
    }

    @Test
    void aTextThatACrashInterruptedIsLookedForFirst() {
        leaves("Ann", NUMBER);
        Rotation rotation = afresh();
        house.sql("UPDATE text_message SET outcome = NULL");
        house.restart();
        later();
        assertEquals(1, gateway.taken().size());
        assertEquals(1, besides(rotation).texts());
    }

    @Test
    void aBusyGatewayIsAskedAgain() {
        leaves("Ann", NUMBER);
        gateway.faults.add(Fault.TOO_MANY);
        Rotation rotation = afresh();
        assertEquals(0, gateway.taken().size());
        later();
        assertEquals(1, gateway.taken().size());
        assertEquals(1, besides(rotation).texts());
    }

    @Test
    void whatALaterRotationFollowedIsNotSentAnyMore() {
        leaves("Ann", NUMBER);
        gateway.faults.add(Fault.TOO_MANY);
        afresh();
        afresh();
        later();
        assertEquals(1, gateway.taken().size());
    }

    @Test
    void aNumberIsErasedWithItsOwner() {
        leaves("Ann", NUMBER);
        house.forum.database.write(
                tx -> {
                    Erasure.forget(tx, house.named(tx.handle(), "Ann").id());
                    return 0;
                });
        assertEquals(List.of("0"), house.rows("SELECT COUNT(*) FROM text_number"));
    }

    @Test
    void onlyNumbersThatWeSendTextsToAreTaken() {
        TextNumbers numbers = house.forum.messengers.numbers.orElseThrow();
        for (String good : List.of("07700 900123", "+44 (0)7700 900123", "0044 7700-900-123")) {
            assertEquals(Optional.of(NUMBER), numbers.read(good), good);
        }
        for (String bad :
                List.of(
                        "",
                        "0",
                        "07700",
                        "+1 900 555 0123",
                        "01494 123456",
                        "07700x900123",
                        "٠٧٧٠٠٩٠٠١٢٣")) {
            assertEquals(Optional.empty(), numbers.read(bad), bad);
        }
    }
}
