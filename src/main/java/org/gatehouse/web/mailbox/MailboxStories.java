package org.gatehouse.web.mailbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.gatehouse.mail.localrelay.ReceivedMail;
import org.gatehouse.web.storybook.Story;

/// The stories of the demo's local mailbox.
public final class MailboxStories {
    private static final String LETTER =
            """
            Subject: Your pass for Road safety in Mill Lane
            To: Margaret Hale <margaret@example.org>
            Content-Type: text/plain; charset=utf-8

            Hello Margaret Hale,

            this is your pass: https://meet.example.org/p/an-example-that-opens-nothing
            """;

    private MailboxStories() {}

    public static List<Story> all() {
        ReceivedMail mail =
                new ReceivedMail(
                        Instant.parse("2021-11-11T18:05:00Z"),
                        "forum@example.org",
                        "margaret@example.org",
                        LETTER.getBytes(UTF_8));
        return List.of(
                Story.page("mailbox", "mailbox/list.jte", Map.of("letters", List.of(mail))),
                Story.page("mailbox-empty", "mailbox/list.jte", Map.of("letters", List.of())),
                Story.page(
                        "mailbox-letter",
                        "mailbox/letter.jte",
                        Map.of("mail", mail, "lines", LinkedText.lines(mail.text()))));
    }
}
