package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import org.gatehouse.staff.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a pass tells of having been passed on, in three grades.
class CanaryTest {
    private static final String TRIED = "Somebody else tried to use this pass";
    private static final String SECOND = "Opened on a second device";
    private static final String FETCHED = "fetched 2 times in browsers that had proved nothing";

    private Evening evening;
    private Browser gatekeeper;
    private String pass;

    @BeforeEach
    void open(@TempDir Path folder) {
        evening = new Evening(folder);
        String invitation =
                evening.forum.database.write(
                        tx ->
                                evening.forum
                                        .staff
                                        .invite(
                                                tx,
                                                "Greta Gate",
                                                "greta@example.org",
                                                Role.GATEKEEPER,
                                                Evening.GATEKEEPER)
                                        .token());
        gatekeeper = evening.browser();
        assertEquals(303, gatekeeper.post("/office/invitation/" + invitation).status());
        Browser owner = evening.browser();
        pass = evening.pass(owner, "Edith Quill", "edith@example.org");
        owner.get(pass);
        owner.post(pass + "/knock");
    }

    @AfterEach
    void close() {
        evening.close();
    }

    private String desk() {
        return gatekeeper.get("/desk/" + evening.meeting.id()).text();
    }

    @Test
    void aFetchIsAFigureAboutTheMeetingAndNoWarning() {
        evening.browser().get(pass);
        evening.browser().get(pass);
        evening.browser().get("/p/no-such-pass");

        String seen = desk();
        assertTrue(seen.contains(FETCHED), seen);
        assertFalse(seen.contains(TRIED), seen);
        assertFalse(seen.contains(SECOND), seen);
    }

    @Test
    void aPressInABrowserThatProvedNothingSaysThatSomebodyElseTried() {
        Browser stranger = evening.browser();
        stranger.get(pass);
        stranger.post(pass + "/code");

        String seen = desk();
        assertTrue(seen.contains(TRIED), seen);
        assertFalse(seen.contains(SECOND), seen);
    }

    @Test
    void aCompletedProofSaysThatItWasOpenedOnASecondDevice() {
        evening.nextCodeOnly("edith@example.org");
        Browser second = evening.browser();
        String check = second.post(pass + "/code").location();
        String code = evening.code("edith@example.org");
        assertEquals(303, second.post(check, Map.of("code", code)).status());

        String seen = desk();
        assertTrue(seen.contains(SECOND), seen);
        assertFalse(seen.contains(TRIED), "the press was the owner's own: " + seen);
    }
}
