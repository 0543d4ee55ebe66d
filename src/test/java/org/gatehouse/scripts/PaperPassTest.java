package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.staff.Role;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A neighbour without a mailbox: an organiser vouches for them and prints their pass.
class PaperPassTest {
    private static Evening evening;
    private static Browser olive;

    @BeforeAll
    static void open(@TempDir Path folder) {
        evening = new Evening(folder);
        olive = evening.browser();
        String invitation =
                evening.forum.database.write(
                        tx ->
                                evening.forum
                                        .staff
                                        .invite(
                                                tx,
                                                "Olive Owen",
                                                "olive@example.org",
                                                Role.ORGANISER,
                                                Evening.GATEKEEPER)
                                        .token());
        olive.post("/office/invitation/" + invitation);
    }

    @AfterAll
    static void close() {
        evening.close();
    }

    private static Map<String, String> neighbour(String name) {
        Map<String, String> form = new TreeMap<>();
        form.put("name", name);
        form.put("area", "Latimer");
        form.put("party", "2");
        form.put("how", "She has lived next door for ten years.");
        return form;
    }

    private static String register(String name) {
        return olive.post(
                        "/office/meetings/" + evening.meeting.id() + "/neighbours", neighbour(name))
                .location();
    }

    private record Sheet(String pass, String code) {}

    private static Sheet sheet(String path) {
        Document page = olive.get(path).page();
        String link = page.select(".poster-address").text();
        return new Sheet(
                link.substring(link.indexOf("/p/")).replace("/paper", ""),
                page.select(".sheet-code").text());
    }

    @Test
    void thePrintedPassOpensOnTheDeviceThatItsCodeIsTypedInOn() {
        Sheet sheet = sheet(register("Ada Lovell"));
        Browser tablet = evening.browser();
        assertEquals("Your pass on paper", tablet.get(sheet.pass() + "/paper").heading());
        assertFalse(tablet.get(sheet.pass() + "/paper").text().contains("Ada"), "names nobody");
        assertEquals(403, tablet.post(sheet.pass() + "/knock").status(), "not proved");
        String typed = sheet.code().toLowerCase(java.util.Locale.ROOT).replace("-", " ");
        assertEquals(
                sheet.pass(),
                tablet.post(sheet.pass() + "/paper", Map.of("code", typed)).location());
        assertEquals("The door is open", tablet.get(sheet.pass()).heading());
        tablet.post(sheet.pass() + "/knock");
        evening.admitAll();
        assertEquals("Come in", tablet.get(sheet.pass()).heading());
    }

    @Test
    void aCopyOfTheSheetOpensNothingOnceItWasUsed() {
        String path = register("Bea Marsh");
        Sheet sheet = sheet(path);
        Browser owner = evening.browser();
        owner.post(sheet.pass() + "/paper", Map.of("code", sheet.code()));
        Browser stranger = evening.browser();
        var refused = stranger.post(sheet.pass() + "/paper", Map.of("code", sheet.code()));
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("used before"), refused.text());
        assertEquals("This is a personal pass", stranger.get(sheet.pass()).heading());
        assertTrue(olive.get(path).text().contains("This sheet was used on"));
        olive.post(path);
        Sheet fresh = sheet(path);
        assertEquals(sheet.pass(), fresh.pass());
        assertEquals(
                422,
                evening.browser()
                        .post(sheet.pass() + "/paper", Map.of("code", sheet.code()))
                        .status());
        assertEquals(
                303,
                evening.browser()
                        .post(fresh.pass() + "/paper", Map.of("code", fresh.code()))
                        .status());
    }

    @Test
    void oneCodeRacedFromManyBrowsersOpensOne() throws Exception {
        Sheet sheet = sheet(register("Cleo Dunn"));
        List<Callable<Integer>> work =
                java.util.stream.IntStream.range(0, 12)
                        .<Callable<Integer>>mapToObj(
                                _ ->
                                        () ->
                                                evening.browser()
                                                        .post(
                                                                sheet.pass() + "/paper",
                                                                Map.of("code", sheet.code()))
                                                        .status())
                        .toList();
        try (ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor()) {
            int opened = 0;
            for (Future<Integer> future : workers.invokeAll(work)) {
                opened += future.get() == 303 ? 1 : 0;
            }
            assertEquals(1, opened);
        }
    }

    @Test
    void wrongCodesAreCountedForEachBrowserAndLockNobodyElseOut() {
        Sheet sheet = sheet(register("Dora Eames"));
        Browser stranger = evening.browser();
        for (int i = 0; i < 5; i++) {
            assertEquals(
                    422,
                    stranger.post(sheet.pass() + "/paper", Map.of("code", "AAAA-AAAA")).status());
        }
        assertTrue(
                stranger.post(sheet.pass() + "/paper", Map.of("code", sheet.code()))
                        .text()
                        .contains("Too many wrong codes"));
        assertEquals(
                303,
                evening.browser()
                        .post(sheet.pass() + "/paper", Map.of("code", sheet.code()))
                        .status());
    }

    @Test
    void whoHasAMailboxHasNoSheetAndNobodyButAnOrganiserSeesOne() {
        String path = register("Edna Frost");
        assertEquals(401, evening.browser().get(path).status());
        String pass = evening.pass(evening.browser(), "Flo Gray", "flo@example.org");
        assertEquals(
                422, evening.browser().post(pass + "/paper", Map.of("code", "K7QD-4MXP")).status());
        assertTrue(
                olive.get("/office/meetings/" + evening.meeting.id())
                        .page()
                        .select("a[href=" + path + "]")
                        .hasText());
    }

    @Test
    void vouchingIsRecordedAndMustSayHow() {
        Map<String, String> form = neighbour("Gus Hay");
        form.remove("how");
        var refused = olive.post("/office/meetings/" + evening.meeting.id() + "/neighbours", form);
        assertEquals(422, refused.status());
        assertTrue(refused.text().contains("Say how you know them"));
        long before = entries();
        register("Gus Hay");
        assertEquals(before + 1, entries());
    }

    private static long entries() {
        return evening.forum.database.read(
                handle ->
                        handle.createQuery(
                                        "SELECT COUNT(*) FROM ledger_entry"
                                                + " WHERE kind = 'registrant.vouched'")
                                .mapTo(Long.class)
                                .one());
    }
}
