package org.gatehouse.alert;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.meeting.Meetings;
import org.gatehouse.meeting.Spoken;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.Tx;
import org.gatehouse.words.Wording;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Texts that tell of a meeting set up afresh, to those who left a number. They lead nowhere: a
/// number is typed, and nobody has proved that it is theirs.
public final class Texts {
    /// Those who may come, and left a number.
    private static final String CONCERNED =
            """
            FROM text_number n JOIN registrant r ON r.id = n.registrant_id
            WHERE r.meeting_id = :meeting
            """
                    + OtherWays.MAY_COME;

    private static final String TAKEN = "taken";
    private static final String REFUSED = "refused";
    private static final String WITHDRAWN = "withdrawn";
    private static final int AT_ONCE = 4;

    /// So that one text is enough.
    private static final int LONGEST_NAME = 60;

    private static final Wording WORDS = Wording.of("said");
    private static final int MOST_TRIES = 6;

    private final Database database;
    private final TextNumbers numbers;
    private final Optional<TextGateway> gateway;
    private final Supplier<String> forum;

    /// @param gateway empty where texts are switched off: then none is owed or sent
    /// @param forum its name
    public Texts(
            Database database,
            TextNumbers numbers,
            Optional<TextGateway> gateway,
            Supplier<String> forum) {
        this.database = database;
        this.numbers = numbers;
        this.gateway = gateway;
        this.forum = forum;
    }

    /// Owes a text to everybody of `meeting` who left a number.
    void owe(Tx tx, UUID meeting, UUID rotation) {
        if (gateway.isPresent()) {
            OwedMessages.TEXTS.owe(tx, meeting, rotation, "n.registrant_id", CONCERNED);
        }
    }

    /// How many people of `meeting` would get one.
    int count(Handle handle, UUID meeting) {
        return gateway.isEmpty()
                ? 0
                : handle.createQuery("SELECT COUNT(*) " + CONCERNED)
                        .bind("meeting", meeting)
                        .mapTo(Integer.class)
                        .one();
    }

    /// Sends what is due, and waits for the answers.
    void send(ExecutorService hands) throws InterruptedException {
        OwedMessages.TEXTS.sendAll(database, hands, AT_ONCE, this::sendOne);
    }

    /// A gateway knows no repeats: whatever was tried before is first looked for in its own list,
    /// and not sent again while that can't be had. So a crash costs nobody a second text, but for
    /// one that the list does not show yet.
    private void sendOne(OwedMessages.Owed one) {
        Optional<String> number = database.read(h -> numbers.of(h, one.to()));
        if (number.isEmpty() || gateway.isEmpty()) {
            settle(one, WITHDRAWN, "");
            return;
        }
        String text = text(one);
        TextGateway.Trace trace =
                one.attempts() == 0
                        ? TextGateway.Trace.NOT_TAKEN
                        : gateway.get().find(number.get(), text, one.pressed());
        switch (trace) {
            case TAKEN -> settle(one, TAKEN, "");
            case UNKNOWN -> later(one, WORDS.text("said.text.unknown"));
            case NOT_TAKEN -> take(one, gateway.get().send(number.get(), text));
        }
    }

    private void take(OwedMessages.Owed one, TextGateway.Answer answer) {
        switch (answer) {
            case TextGateway.Answer.Taken _ -> settle(one, TAKEN, "");
            case TextGateway.Answer.Refused(String why) -> settle(one, REFUSED, why);
            case TextGateway.Answer.Later(String why) -> later(one, why);
        }
    }

    private void later(OwedMessages.Owed one, String why) {
        if (one.attempts() + 1 >= MOST_TRIES) {
            settle(one, REFUSED, why);
            return;
        }
        database.write(
                tx -> {
                    OwedMessages.TEXTS.putOff(tx, one, Duration.ZERO, why);
                    return one;
                });
    }

    private void settle(OwedMessages.Owed one, String outcome, String why) {
        database.write(
                tx -> {
                    OwedMessages.TEXTS.settle(tx, one, outcome, why);
                    return one;
                });
    }

    /// The minute of the press tells the texts of two rotations apart, for people and in the
    /// gateway's list.
    private String text(OwedMessages.Owed one) {
        Meeting meeting = database.read(handle -> Meetings.require(handle, one.meeting()));
        String name = forum.get();
        return WORDS.text(
                "said.text.moved",
                name.substring(0, Math.min(name.length(), LONGEST_NAME)),
                Spoken.time(one.pressed(), meeting));
    }

    /// What became of the texts of `rotation`, by person.
    static Map<UUID, Besides> sent(Handle handle, UUID rotation) {
        return handle.createQuery(
                        """
                        SELECT registrant_id, outcome, words FROM text_message
                        WHERE rotation_id = :rotation AND COALESCE(outcome, '') <> 'withdrawn'
                        """)
                .bind("rotation", rotation)
                .map(
                        row ->
                                Map.entry(
                                        row.getColumn("registrant_id", UUID.class),
                                        besides(
                                                row.getColumn("outcome", String.class),
                                                row.getColumn("words", String.class))))
                .collectToMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private static Besides besides(@Nullable String outcome, String words) {
        if (outcome == null) {
            return new Besides(0, 0, 0, 1, words);
        }
        return outcome.equals(TAKEN) ? new Besides(0, 1, 0, 0, "") : new Besides(0, 0, 1, 0, words);
    }
}
