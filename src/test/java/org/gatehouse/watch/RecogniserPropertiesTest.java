package org.gatehouse.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every text.
class RecogniserPropertiesTest {
    private static final int ROUNDS = 20_000;
    private static final String PIECES =
            "\u202e\u202c\\u003\\x3<b>')("
                    + "0123456789 zoomusj/.:%&#;<>xX3830 \u200b８⑧٨❽🔥\ud800\udc00éаo-_?=pwd,+";

    private final Random random = new Random(20261111);
    private final Recogniser recogniser = Rooms.recogniser();

    @Test
    void plainSeparatorsNeverLoseTheCertainGrade() {
        List<String> separators =
                List.of(" ", "-", ".", " - ", "\n", "\u200b", "/", "  ", "*", "·", "_", "–");
        for (int round = 0; round < ROUNDS; round++) {
            StringBuilder text = new StringBuilder(filler()).append(' ');
            String separator = separators.get(random.nextInt(separators.size()));
            for (int i = 0; i < Rooms.ZOOM.length(); i++) {
                boolean cut = i > 0 && random.nextInt(3) == 0;
                text.append(cut ? separator : "").append(Rooms.ZOOM.charAt(i));
            }
            text.append(", badger ").append(filler());
            assertEquals(Set.of("zoom certain"), Rooms.found(text.toString()), text::toString);
        }
    }

    @Test
    void nothingThrowsAndSpansLieInTheOriginal() {
        for (int round = 0; round < ROUNDS; round++) {
            Post post = Rooms.post(noise(), List.of(noise()), List.of(noise()));
            for (Finding finding : recogniser.scan(post)) {
                finding.where().forEach(span -> span.in(post));
            }
        }
    }

    @Test
    void aSpanHoldsWhatWasMatched() {
        for (String number :
                List.of(
                        "874 5629 0123",
                        "⑧⑦④⑤⑥②⑨⓪①②③",
                        "&#56;74%205629&nbsp;0123",
                        "８７４<wbr>５６２９\u200b０１２３")) {
            Post post = Post.ofText("before " + number + " zoom behind");
            Span span = recogniser.scan(post).getFirst().where().getFirst();
            String digits = Canonical.of(span.in(post)).toString().replaceAll("[^0-9]", "");
            assertEquals(Rooms.ZOOM, digits);
        }
    }

    /// The text is looked at 64 characters at a time: where those begin must make no difference.
    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "874 5629 0123 badger",
                "eight seven four five six two nine zero one two three, badger",
                "ourforum.zoom.us/my/chilterns",
                "ourforum.zoom.us/join/chilterns",
                "chalfont.zm.page",
                "rst slzj eeg",
                "rst-slzj-eeg",
                "/rooms/sph-ztu-2k8-v1u",
                "sph ztu 2k8 v1u",
                "https://forum.example/p/" + Rooms.PASS_TOKEN,
                "x/DQ7fC0WryNyi9",
                "MTID=m0601835f06ff850653658534f479be52"
            })
    void itMattersNotHowFarInTheTextALeakStands(String leak) {
        Set<String> found = Rooms.found(" " + leak + " ");
        assertEquals(1, found.size(), found::toString);
        for (int before = 0; before < 140; before++) {
            assertEquals(found, Rooms.found("¦".repeat(before) + " " + leak + " "));
            assertEquals(found, Rooms.found(":".repeat(before) + " " + leak), "at the end");
        }
    }

    @Test
    void manyRoomsDoNotMixUp() {
        ProtectedBuilder rooms = new ProtectedBuilder(random.nextLong(), token -> token);
        for (int i = 0; i < 50_000; i++) {
            rooms.room("room-" + i, null, null).number(Long.toString(20_000_000_000L + 7919L * i));
        }
        Recogniser many = new Recogniser(rooms.build(), Set.of());
        for (int i = 0; i < 50_000; i += 499) {
            Post post = Post.ofText("zoom " + (20_000_000_000L + 7919L * i));
            assertEquals("room-" + i, many.scan(post).getFirst().room());
            assertTrue(many.scan(Post.ofText("zoom " + (20_000_000_001L + 7919L * i))).isEmpty());
        }
    }

    private String filler() {
        StringBuilder words = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            words.append(
                    List.of("the ", "village ", "forum, ", "7pm ", "see ", "Ünï ")
                            .get(random.nextInt(6)));
        }
        return words.toString();
    }

    private String noise() {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(120); i > 0; i--) {
            switch (random.nextInt(8)) {
                case 0 -> text.append((char) random.nextInt(0x10000));
                case 1 -> text.appendCodePoint(random.nextInt(0x110000));
                case 2 -> text.append(Rooms.ZOOM, random.nextInt(5), 5 + random.nextInt(7));
                default -> text.append(PIECES.charAt(random.nextInt(PIECES.length())));
            }
        }
        return text.toString();
    }
}
