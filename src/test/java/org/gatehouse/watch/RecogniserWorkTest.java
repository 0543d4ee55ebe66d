package org.gatehouse.watch;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a hostile text costs, by counting what is done and not by the clock: ten times the text is
/// at most ten times the work.
class RecogniserWorkTest {
    private static final int MOST_FOR_A_CHARACTER = 12;

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "<",
                "&#",
                "%25",
                "87456290123 ",
                "8 ",
                "zoom.us/j/87456290123x",
                "/p/",
                "/p/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa ",
                "a-",
                "aaaaaaaaaa-",
                "one ",
                "twenty ",
                "aaa bbbb ccc ",
                "aaa-",
                "chilterns/",
                "chalfont.zm.page ",
                "rst-slzj-eeg ",
                "918102114 309798 "
            })
    void tenMegabytesOfMaliceCostWhatTheyAreLong(String piece) {
        long small = work(piece.repeat(1_000_000 / piece.length()));
        long large = work(piece.repeat(10_000_000 / piece.length()));
        assertTrue(large <= 11 * small + 1000, () -> small + " grew to " + large);
        assertTrue(large <= 10_000_000L * MOST_FOR_A_CHARACTER, () -> "too much: " + large);
    }

    private static long work(String text) {
        Reading reading = new Reading(Rooms.all(), Whole.of(Post.ofText(text)));
        reading.findings();
        return reading.work();
    }
}
