package org.gatehouse.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailAddressTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org",
                "a.b+c@mail.example.co.uk",
                "o'neill@example.org",
                "jürgen@example.org",
                "用户@例子.广告",
                "ann@müller.example"
            })
    void anAddressPeopleHaveIsTaken(String text) {
        assertTrue(MailAddress.isValid(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ann",
                "@example.org",
                "ann@",
                "ann@localhost",
                "ann@@example.org",
                "ann@example.org>",
                "ann@example.org\r\nRCPT TO:<x@example.org>",
                "ann\r\n@example.org",
                "ann @example.org",
                "ann..b@example.org",
                ".ann@example.org",
                "ann@-example.org",
                "ann@[127.0.0.1]",
                "\"ann b\"@example.org",
                "<ann@example.org>",
                "ann@example.org, bob@example.org",
                "a\u202Enn@example.org"
            })
    void whatCouldAlterACommandOrAHeaderIsNoAddress(String text) {
        assertFalse(MailAddress.isValid(text));
    }

    @Test
    void aDomainGoesOverTheWireInAscii() {
        MailAddress address = new MailAddress("Ann@Müller.example");
        assertEquals("Ann@xn--mller-kva.example", address.wire());
        assertFalse(address.needsUtf8());
    }

    @Test
    void aNameOfAnotherScriptNeedsAServerThatKnowsIt() {
        assertTrue(new MailAddress("jürgen@example.org").needsUtf8());
    }

    @Test
    void twoSpellingsOfOneMailboxAreEqual() {
        assertEquals(
                new MailAddress("Ann@Example.ORG").key(), new MailAddress("ann@example.org").key());
    }
}
