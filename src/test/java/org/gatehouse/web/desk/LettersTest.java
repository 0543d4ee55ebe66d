package org.gatehouse.web.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.gatehouse.mail.LetterKind;
import org.gatehouse.staff.Role;
import org.gatehouse.staff.StaffAccounts;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LettersTest {
    @Test
    void organisersSeeEveryLetterInBothForms(@TempDir Path directory) {
        try (DeskSite site = new DeskSite(directory)) {
            assertEquals(401, new Visitor(site).get("/office/letters").status());
            Visitor olive = site.signedIn("Olive Owen", Role.ORGANISER);
            Visitor.Answer all = olive.get("/office/letters");
            for (LetterKind kind : LetterKind.values()) {
                String path = "/office/letters/" + kind.wireName();
                assertEquals(1, all.page().select("a[href=" + path + "]").size(), path);
                Visitor.Answer letter = olive.get(path);
                assertEquals(path + "/html", letter.page().select("iframe").attr("src"));
                assertTrue(letter.text().contains("Margaret Hale"), path);
                assertTrue(olive.get(path + "/html").text().contains("Margaret Hale"), path);
            }
            assertEquals(404, olive.get("/office/letters/ransom").status());
            assertTrue(
                    olive.get("/office/letters/staff-invitation")
                            .text()
                            .contains("works for " + StaffAccounts.INVITATION.toDays() + " days"));
        }
    }
}
