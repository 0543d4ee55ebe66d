package org.gatehouse.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class EventWordsTest {
    /// An entry that belongs to a meeting, and so may stand in the timeline of one.
    private static final Pattern OF_A_MEETING =
            Pattern.compile("Entry\\s*\\.of\\(\\s*\"([A-Za-z.-]+[A-Za-z])\"[^;]*?\\.in\\(");

    @Test
    void everythingThatHappensAtAMeetingIsToldInWords() throws IOException {
        EventWords words = EventWords.load();
        TreeSet<String> kinds = new TreeSet<>();
        for (Path source : sources()) {
            Matcher kind = OF_A_MEETING.matcher(Files.readString(source));
            while (kind.find()) {
                kinds.add(kind.group(1));
            }
        }
        assertTrue(kinds.contains("knock.made") && kinds.size() > 30, kinds.toString());
        List<String> untold = new ArrayList<>(kinds);
        untold.removeIf(kind -> !words.of(kind, place -> place).equals(kind));
        assertEquals(List.of(), untold, "no words in events.properties");
    }

    /// Whoever was inside is a candidate: no text of ours calls anybody more than that.
    @Test
    void noTextAboutAnIncidentAccusesAnybody() throws IOException {
        Pattern accusing = Pattern.compile("(?i)culprit|suspect|offender|perpetrator|guilty");
        List<Path> texts = new ArrayList<>();
        texts.add(Path.of("src/main/resources/words/en/incident.properties"));
        for (String folder : List.of("src/main/resources/evidence/en", "src/main/jte/incident")) {
            try (Stream<Path> all = Files.list(Path.of(folder))) {
                texts.addAll(all.toList());
            }
        }
        assertTrue(texts.size() > 8, texts.toString());
        texts.add(Path.of("src/main/java/org/gatehouse/incident/PackPdf.java"));
        for (Path text : texts) {
            assertEquals(List.of(), accusing.matcher(Files.readString(text)).results().toList());
        }
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> all = Files.walk(Path.of("src/main/java"))) {
            return all.filter(file -> file.toString().endsWith(".java")).toList();
        }
    }
}
