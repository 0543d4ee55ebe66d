package org.gatehouse.web.letters;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.gatehouse.mail.ForumHead;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.mail.LetterWriter;
import org.gatehouse.mail.MailAddress;
import org.gatehouse.mail.WrittenLetter;
import org.gatehouse.meeting.Addresses;
import org.gatehouse.web.Choice;
import org.gatehouse.web.Words;
import org.gatehouse.web.storybook.Story;

/// The stories of the pages that show letters. The letter's own document stands in a frame, which a
/// story leaves out.
public final class LetterStories {
    private static final URI HOME = URI.create("https://meet.example.org");

    private LetterStories() {}

    public static List<Story> all() {
        return List.of(
                Story.page("letters", "letters/list.jte", Map.of("kinds", kinds())),
                Story.page("letter", "letters/letter.jte", letter()));
    }

    private static List<Choice> kinds() {
        return Arrays.stream(LetterKind.values())
                .map(kind -> Choice.of(kind.wireName(), "When a letter like this one is sent"))
                .toList();
    }

    private static Map<String, ?> letter() {
        ForumHead head =
                new ForumHead("Chess Valley Forum", new MailAddress("forum@example.org"), HOME);
        WrittenLetter letter =
                new LetterWriter(() -> head)
                        .write(
                                LetterKind.APPROVED,
                                SampleFacts.of(
                                        LetterKind.APPROVED,
                                        Words.load("en"),
                                        new Addresses(HOME)));
        return Map.of("title", "When somebody is approved", "letter", letter, "frame", "");
    }
}
