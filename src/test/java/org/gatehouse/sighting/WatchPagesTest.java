package org.gatehouse.sighting;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.gatehouse.ledger.Actor;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.staff.Role;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Residents tell of what they saw, organisers look at it: the pages, by HTTP, without JavaScript.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WatchPagesTest {
    private WatchedForum house;
    private HttpClient organiser;
    private final HttpClient stranger = HttpClient.newHttpClient();

    @BeforeAll
    void open(@TempDir Path folder) throws Exception {
        house = new WatchedForum(folder, Map.of());
        organiser =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .build();
        String token =
                house.forum
                        .database
                        .write(
                                tx ->
                                        house.forum.staff.invite(
                                                tx,
                                                "Orla",
                                                "orla@example.org",
                                                Role.ORGANISER,
                                                new Actor.Operator()))
                        .token();
        post(organiser, "/office/invitation/" + token, Map.of());
    }

    @AfterAll
    void close() {
        house.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://localhost:" + house.port + path))
                .header("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<String> post(HttpClient who, String path, Map<String, String> form)
            throws Exception {
        String body =
                String.join(
                        "&",
                        form.entrySet().stream()
                                .map(
                                        field ->
                                                field.getKey()
                                                        + "="
                                                        + URLEncoder.encode(
                                                                field.getValue(),
                                                                StandardCharsets.UTF_8))
                                .toList());
        return who.send(
                request(path)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> report(String words, byte[] picture) throws Exception {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String edge = "----edge";
        body.writeBytes(
                ("--" + edge + "\r\nContent-Disposition: form-data; name=\"words\"\r\n\r\n" + words)
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(
                ("\r\n--"
                                + edge
                                + "\r\nContent-Disposition: form-data; name=\"picture\";"
                                + " filename=\"../../etc/x.png\"\r\n"
                                + "Content-Type: image/png\r\n\r\n")
                        .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(picture);
        body.writeBytes(("\r\n--" + edge + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return stranger.send(
                request("/report")
                        .header("Content-Type", "multipart/form-data; boundary=" + edge)
                        .POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private Document page(String path) throws Exception {
        HttpResponse<String> answer =
                organiser.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
        assertEquals(200, answer.statusCode(), path);
        return Jsoup.parse(answer.body());
    }

    private static byte[] qrCode(String text) throws Exception {
        BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 400, 400);
        BufferedImage image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        for (int x = 0; x < 500; x++) {
            for (int y = 0; y < 500; y++) {
                boolean dark = x >= 50 && x < 450 && y >= 50 && y < 450 && code.get(x - 50, y - 50);
                image.setRGB(x, y, dark ? 0 : 0xFFFFFF);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private Sighting newest() {
        return house.sightings().getFirst();
    }

    @Test
    void aScreenshotWithAQrCodeOfAPassIsReadAndShownBlurred() throws Exception {
        Meeting meeting = house.meeting();
        byte[] code = qrCode(house.passLink(house.pass(meeting, "Ruth")));
        byte[] file = java.util.Arrays.copyOf(code, code.length + 100);
        HttpResponse<String> answer = report("I saw this in the window of a shop", file);
        assertEquals(303, answer.statusCode(), answer.body());
        WatchedForum.until(() -> newest().grade().isPresent());
        UUID id = newest().id();

        Document shown = page("/office/sightings/" + id);
        assertEquals(
                "/office/sightings/" + id + "/picture",
                shown.select("img.evidence-picture").attr("src"));
        assertTrue(shown.text().contains("Ruth"), shown.text());
        byte[] blurred = picture(id, "");
        byte[] clear = picture(id, "?picture=shown");
        assertTrue(ImageIO.read(new java.io.ByteArrayInputStream(blurred)).getWidth() <= 16);
        assertEquals(500, ImageIO.read(new java.io.ByteArrayInputStream(clear)).getWidth());
        assertFalse(java.util.Arrays.equals(file, clear), "what is shown was drawn anew");
        assertTrue(clear.length < file.length, "nothing that hung on the file is handed on");
        String plan = shown.select("a[href*=afresh?sighting]").attr("href");
        assertTrue(page(plan).select("textarea[name=seen]").text().startsWith("/p/"));
        assertTrue(
                page("/desk/" + meeting.id()).text().contains("seen in public"),
                "the desk knows of it");
    }

    private byte[] picture(UUID id, String query) throws Exception {
        HttpResponse<byte[]> answer =
                organiser.send(
                        request("/office/sightings/" + id + "/picture" + query).build(),
                        HttpResponse.BodyHandlers.ofByteArray());
        assertEquals("image/png", answer.headers().firstValue("Content-Type").orElse(""));
        return answer.body();
    }

    @Test
    void anIncidentKeepsTheEvidenceBeyondItsTime() throws Exception {
        Meeting meeting = house.meeting();
        String link = house.passLink(house.pass(meeting, "Paul"));
        UUID id =
                house.watch.lookout.reported(
                        org.gatehouse.watch.Post.ofText(link),
                        java.util.Optional.empty(),
                        java.util.Optional.empty());
        HttpResponse<String> opened =
                post(organiser, "/office/sightings/" + id + "/incident", Map.of());
        assertEquals(200, opened.statusCode());
        assertTrue(opened.uri().getPath().startsWith("/office/incidents/"), opened.uri() + "");
        house.forum.database.write(
                tx -> {
                    tx.handle()
                            .createUpdate("UPDATE sighting SET erase_at = 1 WHERE id = :id")
                            .bind("id", id)
                            .execute();
                    return house.watch.sightings.erase(tx);
                });
        Sighting kept =
                house.forum.database.read(handle -> house.watch.sightings.require(handle, id));
        assertTrue(kept.kept());
    }

    @Test
    void whatIsNoPictureIsRefusedAndNothingIsKept() throws Exception {
        int before = house.sightings().size();
        byte[] script =
                "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8);
        HttpResponse<String> answer = report("look", script);
        assertEquals(422, answer.statusCode());
        assertEquals(before, house.sightings().size());
    }

    @Test
    void anEmptyReportIsAskedAbout() throws Exception {
        HttpResponse<String> answer = report("", new byte[0]);
        assertEquals(422, answer.statusCode());
        assertTrue(answer.body().contains("Say where you saw it"));
    }

    @Test
    void onlyOrganisersSeeWhatWasSeen() throws Exception {
        for (String path : List.of("/office/sightings", "/office/watch")) {
            assertEquals(
                    401,
                    stranger.send(request(path).build(), HttpResponse.BodyHandlers.ofString())
                            .statusCode(),
                    path);
        }
    }

    @Test
    void theRulesAreKeptAndRashOnesRefused() throws Exception {
        Map<String, String> rules =
                Map.of("certain", "ACT", "strong", "TELL", "weak", "LIST", "hours", "5");
        assertEquals(200, post(organiser, "/office/watch", rules).statusCode());
        assertEquals(5, house.forum.database.read(handle -> WatchRules.read(handle)).hours());
        Map<String, String> rash =
                Map.of("certain", "ACT", "strong", "ACT", "weak", "LIST", "hours", "5");
        assertEquals(422, post(organiser, "/office/watch", rash).statusCode());
        assertEquals(
                422,
                post(
                                organiser,
                                "/office/watch",
                                Map.of(
                                        "certain", "TELL", "strong", "TELL", "weak", "LIST",
                                        "hours", "-1"))
                        .statusCode());
        assertTrue(page("/office/watch").text().contains("Facebook"));
    }

    @Test
    void aLookRoundIsRecordedAndNoSearchHoldsTheRoom() throws Exception {
        String room = "https://us02web.zoom.us/j/87456290123?pwd=SEaYadhQkwiTupLvCtkNFPlr4xZLSfC.1";
        Meeting meeting = house.meeting("pasted", Duration.ofMinutes(30), List.of(room));
        String path = "/office/meetings/" + meeting.id() + "/look";
        Document look = page(path);
        assertTrue(look.select("a[href^=https://x.com/search]").size() >= 1);
        assertFalse(look.outerHtml().contains("87456290123"));
        WatchedForum.until(
                () -> {
                    house.forum.database.write(house.watch.rounds::remind);
                    return house.letters("olive@example.org").stream()
                            .anyMatch(subject -> subject.startsWith("Please look round"));
                });
        assertTrue(isDue(meeting));
        post(organiser, path, Map.of("place", "x"));
        assertTrue(page(path).text().contains("Orla, X"), page(path).text());
        assertFalse(isDue(meeting), "nobody is reminded of it any more");
    }

    private boolean isDue(Meeting meeting) {
        return house.forum
                .database
                .read(h -> LookRounds.due(h, meeting.startsAt().minusSeconds(60)))
                .contains(meeting);
    }

    @Test
    void aBombOfAPictureIsNotUnpacked() throws IOException {
        byte[] head = qrHead();
        IOException refused =
                org.junit.jupiter.api.Assertions.assertThrows(
                        IOException.class, () -> SafePicture.read(head));
        assertArrayEquals(
                new String[] {"The picture has too many pixels."},
                new String[] {refused.getMessage()});
    }

    /// A PNG that says that it has 60,000 times 60,000 pixels.
    private static byte[] qrHead() throws IOException {
        BufferedImage one = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_BINARY);
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(one, "png", png);
        byte[] file = png.toByteArray();
        byte[] side = {0, 0, (byte) 0xEA, 0x60};
        System.arraycopy(side, 0, file, 16, 4);
        System.arraycopy(side, 0, file, 20, 4);
        java.util.zip.CRC32 crc = new java.util.zip.CRC32();
        crc.update(file, 12, 17);
        long sum = crc.getValue();
        for (int i = 0; i < 4; i++) {
            file[29 + i] = (byte) (sum >>> (24 - 8 * i));
        }
        return file;
    }
}
