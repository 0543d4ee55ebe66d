package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.incident.Contact;
import org.gatehouse.mail.Recipient;
import org.gatehouse.rooms.ProviderTexts;
import org.junit.jupiter.api.Test;

class EvidenceSettingsTest {
    private static EvidenceSettings read(Map<String, String> texts) {
        return EvidenceSettings.read(new ProviderTexts("evidence", texts));
    }

    private static String refused(String key, String value) {
        return String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> read(Map.of(key, value)))
                        .getMessage());
    }

    @Test
    void whereNothingIsSaidOneTurnsToThoseOfTheUnitedKingdomAndNobodyIsMailed() {
        EvidenceSettings usual = read(Map.of());
        assertEquals(List.of(), usual.keepers());
        assertEquals(Optional.empty(), usual.authority());
        List<String> how = usual.contacts().stream().map(Contact::how).toList();
        assertEquals("999", how.get(0));
        assertTrue(how.get(1).startsWith("101"));
        assertEquals("reportfraud.police.uk", how.get(2));
        Contact platform = usual.contacts().get(3);
        assertEquals(7, platform.confirmDays(), "Zoom's report lapses after seven days");
        assertEquals(4, how.size());
    }

    @Test
    void whomToReportToIsALineEachInPlaceOfTheUsualOnes() {
        String lines =
                "Garda | 112 | in danger\n\n The platform | its form | always | 7 \nDesk | 5";
        assertEquals(
                List.of(
                        new Contact("Garda", "112", "in danger", 0),
                        new Contact("The platform", "its form", "always", 7),
                        new Contact("Desk", "5", "", 0)),
                read(Map.of("report_to", lines)).contacts());
        for (String wrong :
                List.of("Police", "a|b|c|d|e", "a | b | c | soon", "a | b | c | -1", " | b")) {
            assertTrue(refused("report_to", wrong).startsWith("evidence.report_to"), wrong);
        }
    }

    @Test
    void sealsGoToAddressesWithOrWithoutAName() {
        List<Recipient> keepers =
                read(Map.of("seals_to", "Ann Clerk <clerk@parish.example>, b@home.example\n"))
                        .keepers();
        assertEquals(
                List.of("Ann Clerk clerk@parish.example", " b@home.example"),
                keepers.stream().map(one -> one.name() + " " + one.address().text()).toList());
        for (String wrong : List.of("Ann", "a@b@c", "Ann <>", "a@home.example; b@home.example")) {
            assertTrue(refused("seals_to", wrong).startsWith("evidence.seals_to"), wrong);
        }
    }

    @Test
    void timeStampsComeFromAWebAddressWithoutAPassword() {
        String address = "https://tsa.example/tsr";
        assertEquals(
                Optional.of(URI.create(address)), read(Map.of("timestamps", address)).authority());
        for (String wrong :
                List.of(
                        "tsa.example",
                        "ftp://tsa.example",
                        "https://u:SECRET@tsa.example",
                        "x y")) {
            String said = refused("timestamps", wrong);
            assertTrue(said.startsWith("evidence.timestamps"), wrong);
            assertFalse(said.contains("SECRET"), said);
        }
    }

    @Test
    void aMistypedKeyDoesNotGoUnnoticed() {
        assertTrue(refused("seal_to", "a@home.example").contains("seal_to"));
    }
}
