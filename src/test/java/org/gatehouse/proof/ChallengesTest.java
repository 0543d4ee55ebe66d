package org.gatehouse.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.MailAddress;
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
class ChallengesTest {
    private static final MailAddress RUTH = new MailAddress("ruth@example.org");
    private static final String HERS = "her-browser";
    private static final String ANOTHER = "another-browser";

    @Parameter Engine engine;
    @TempDir Path folder;
    private Instant now = Instant.parse("2026-11-11T18:30:00Z");
    private Database database;
    private Challenges challenges;

    @BeforeEach
    void open() {
        InstantSource clock = () -> now;
        SecureRandom random = new SecureRandom();
        Keys keys = KeyFile.open(folder.resolve("key"), random);
        database = Database.open(engine.fresh(), clock);
        challenges =
                new Challenges(keys, new Ids(clock, random), new Ledger(keys, database.dialect()));
    }

    @AfterEach
    void close() {
        database.close();
    }

    private Challenges.Asked ask(String browser) {
        UUID id = UUID.randomUUID();
        return database.write(
                tx -> challenges.ask(tx, id, new Subject.Registrant(id), RUTH, browser));
    }

    private Answer code(Challenges.Asked asked, String browser, String code) {
        return database.write(tx -> challenges.answerWithCode(tx, asked.id(), browser, code));
    }

    private Answer link(Challenges.Asked asked, String browser) {
        return database.write(tx -> challenges.answerWithLink(tx, asked.link(), browser));
    }

    private static String wrong(Challenges.Asked asked) {
        return asked.code().equals("000000") ? "111111" : "000000";
    }

    @Test
    void theMailedCodeProvesTheMailboxInTheBrowserThatAsked() {
        Challenges.Asked asked = ask(HERS);
        String typed = asked.code().substring(0, 3) + " " + asked.code().substring(3);
        assertInstanceOf(Answer.Proved.class, code(asked, HERS, typed));
    }

    @Test
    void neitherCodeNorLinkProvesAnythingInAnotherBrowser() {
        Challenges.Asked asked = ask(HERS);
        assertEquals(new Answer.OtherBrowser(), code(asked, ANOTHER, asked.code()));
        assertEquals(new Answer.OtherBrowser(), link(asked, ANOTHER));
        assertInstanceOf(Answer.Proved.class, link(asked, HERS));
    }

    @Test
    void aCodeOrLinkCountsOnce() {
        Challenges.Asked asked = ask(HERS);
        assertInstanceOf(Answer.Proved.class, link(asked, HERS));
        assertEquals(new Answer.Expired(), link(asked, HERS));
        assertEquals(new Answer.Expired(), code(asked, HERS, asked.code()));
    }

    @Test
    void afterFiveWrongCodesTheRightOneIsNotTakenEither() {
        Challenges.Asked asked = ask(HERS);
        for (int left = 4; left > 0; left--) {
            assertEquals(new Answer.Wrong(left), code(asked, HERS, wrong(asked)));
        }
        assertEquals(new Answer.TooManyTries(), code(asked, HERS, wrong(asked)));
        assertEquals(new Answer.TooManyTries(), code(asked, HERS, asked.code()));
    }

    @Test
    void aStrangersWrongCodesDoNotUseUpTheOwners() {
        Challenges.Asked asked = ask(HERS);
        for (int i = 0; i < 10; i++) {
            code(asked, ANOTHER, wrong(asked));
        }
        assertInstanceOf(Answer.Proved.class, code(asked, HERS, asked.code()));
    }

    @Test
    void afterTenMinutesNothingIsTaken() {
        Challenges.Asked asked = ask(HERS);
        now = now.plus(Duration.ofMinutes(10));
        assertEquals(new Answer.Expired(), code(asked, HERS, asked.code()));
        assertEquals(new Answer.Expired(), link(asked, HERS));
    }

    @Test
    void aClockThatIsPutBackDoesNotLengthenItsLife() {
        Challenges.Asked asked = ask(HERS);
        now = now.minus(Duration.ofHours(1));
        assertEquals(new Answer.Expired(), link(asked, HERS));
    }

    @Test
    void oneBrowserCannotHaveAMailboxFlooded() {
        for (int i = 0; i < Challenges.MAILS_BY_ONE_BROWSER; i++) {
            ask(ANOTHER);
        }
        assertThrows(Refusal.TooMany.class, () -> ask(ANOTHER));
        ask(HERS);
    }

    @Test
    void whereCodesAreSprayedOnlyLinksAreTaken() {
        for (int i = 0; i < Challenges.SPRAYING / Challenges.TRIES; i++) {
            String browser = "sprayer-" + i;
            Challenges.Asked asked = database.write(tx -> sprayed(tx, browser));
            for (int n = 0; n < Challenges.TRIES; n++) {
                code(asked, browser, wrong(asked));
            }
        }
        Challenges.Asked asked = ask(HERS);
        assertEquals(new Answer.LinkOnly(), code(asked, HERS, asked.code()));
        assertInstanceOf(Answer.Proved.class, link(asked, HERS));
    }

    private Challenges.Asked sprayed(org.gatehouse.sql.Tx tx, String browser) {
        UUID id = UUID.randomUUID();
        MailAddress address = new MailAddress(browser + "@example.net");
        return challenges.ask(tx, id, new Subject.Registrant(id), address, browser);
    }
}
