package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Cookie;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.gatehouse.Config;
import org.gatehouse.Forum;
import org.gatehouse.door.Floor;
import org.gatehouse.door.Places;
import org.gatehouse.door.Removals;
import org.gatehouse.door.StopNow;
import org.gatehouse.meeting.Meeting;
import org.gatehouse.rooms.Room;
import org.gatehouse.rooms.RoomRights;
import org.gatehouse.rooms.RoomsHouse;
import org.gatehouse.sql.Engine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// An evening in a room of our own with a real Janus and real browsers. It is run in a network
/// namespace by [OwnRoomTest] and prints one line for each scene: `PASSED name`, or `FAILED name`
/// with why.
final class OwnRoomPlay implements AutoCloseable {
    private static final double PATIENCE = 60_000;
    private static final int JACKS_AND_OURS = 2;
    private static final String PLAYS =
            """
            ([list, name]) => [...document.querySelectorAll(list + ' .tile')].some(tile => {
                const video = tile.querySelector('video');
                return tile.textContent.includes(name) && !video.hidden
                    && video.videoWidth > 0 && video.currentTime > 0;
            })
            """;
    private static final String GONE =
            """
            ([list, name]) => [...document.querySelectorAll(list + ' .tile')]
                .every(tile => !tile.textContent.includes(name))
            """;

    private final PrintStream out;
    private final JanusServer janus;
    private final Evening evening;
    private final Forum forum;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;
    private final HttpClient http = HttpClient.newHttpClient();
    private boolean broken;

    private OwnRoomPlay(Path folder, PrintStream out) throws IOException, InterruptedException {
        this.out = out;
        janus = new JanusServer(folder);
        Runtime.getRuntime().addShutdownHook(new Thread(janus::close));
        evening =
                new Evening(
                        folder,
                        Engine.SQLITE.fresh(),
                        Map.of("janus", new Config.Section(janus.section)));
        forum = evening.forum;
        Meeting made = evening.draft("Speeding in Church Street", 0, 20, "janus");
        forum.meetingRooms.announce(made.id(), Evening.GATEKEEPER);
        forum.unattended.deskIsOpen(made.id(), forum.clock.instant());
        evening.meeting = made;
        playwright =
                Playwright.create(
                        new Playwright.CreateOptions()
                                .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        chromium =
                playwright
                        .chromium()
                        .launch(
                                new BrowserType.LaunchOptions()
                                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                                        .setArgs(
                                                List.of(
                                                        "--no-sandbox",
                                                        "--disable-background-networking",
                                                        "--use-fake-device-for-media-stream",
                                                        "--use-fake-ui-for-media-stream",
                                                        "--autoplay-policy=no-user-gesture-required")));
    }

    /// @param args a folder for what comes of it, and perhaps one for the picture
    public static void main(String[] args) throws Exception {
        try (OwnRoomPlay play =
                new OwnRoomPlay(Path.of(args[0]), new PrintStream(System.out, true, UTF_8))) {
            play.run(args.length > 1 ? Optional.of(Path.of(args[1])) : Optional.empty());
        }
        System.exit(0);
    }

    private interface Scene {
        void play() throws Exception;
    }

    /// What follows a scene that failed would only fail as well.
    private void scene(String name, Scene scene) {
        if (broken) {
            out.println("FAILED " + name + ": a scene before it failed");
            return;
        }
        long start = System.nanoTime();
        try {
            scene.play();
            out.println("PASSED " + name);
        } catch (Exception | AssertionError e) {
            broken = true;
            for (BrowserContext context : chromium.contexts()) {
                for (Page page : context.pages()) {
                    System.err.println(page.url() + ": " + page.innerText("body"));
                }
            }
            out.println("FAILED " + name + ": " + String.valueOf(e).replace('\n', ' '));
        }
        System.err.println(name + " took " + (System.nanoTime() - start) / 1_000_000 + " ms");
    }

    /// Somebody in the room, with their browser.
    private record Person(String name, Browser browser, Page page, String path) {
        void press(String button) {
            page.click("#meet-" + button);
        }

        void sees(String list, String name) {
            await(PLAYS, list, name);
        }

        void missesSight(String list, String name) {
            await(GONE, list, name);
        }

        private void await(String condition, String list, String name) {
            page.waitForFunction(
                    condition,
                    List.of(list, name),
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        }

        void reads(String words) {
            page.waitForFunction(
                    "words => document.body.innerText.includes(words)",
                    words,
                    new Page.WaitForFunctionOptions().setTimeout(PATIENCE));
        }
    }

    private Person comesIn(String name, String email) {
        Browser browser = evening.browser();
        String pass = evening.pass(browser, name, email);
        browser.post(pass + "/knock");
        evening.admitAll();
        return opens(name, browser, browser.post(pass + "/join").location());
    }

    private Person opens(String name, Browser browser, String path) {
        BrowserContext context =
                chromium.newContext(
                        new com.microsoft.playwright.Browser.NewContextOptions()
                                .setViewportSize(1100, 760));
        context.setDefaultTimeout(PATIENCE);
        context.addCookies(
                List.of(
                        new Cookie("gatehouse", browser.secrets().getFirst())
                                .setUrl(evening.url.toString())));
        Page page = context.newPage();
        page.navigate(evening.url + path);
        Person person = new Person(name, browser, page, path);
        person.press("enter");
        person.reads("You are in the room.");
        return person;
    }

    private void run(Optional<Path> pictures) {
        Person[] cast = new Person[2];
        scene(
                "two see each other",
                () -> {
                    cast[0] = comesIn("Jill Chill", "jill@example.org");
                    cast[1] = comesIn("Jack Frost", "jack@example.org");
                    for (Person person : cast) {
                        person.press("camera");
                        person.reads("Your camera is on.");
                    }
                    cast[0].sees("#meet-tiles", "Jack Frost");
                    cast[1].sees("#meet-tiles", "Jill Chill");
                    pictures.ifPresent(at -> picture(cast[0], at));
                });
        Person jill = cast[0];
        Person jack = cast[1];
        scene("a stranger is refused", () -> strangers(jill));
        scene("a screen only when allowed", () -> screen(jill, jack));
        scene("the host mutes", () -> mute(jill));
        scene("one pass twice is told", () -> twice(jill));
        scene("whoever is put out is out", () -> putOut(jill, jack));
        scene("Janus may restart", () -> restart(jack));
        scene("afresh, old tokens are void", () -> afresh(jack));
    }

    private static void picture(Person person, Path folder) {
        person.page()
                .screenshot(
                        new Page.ScreenshotOptions()
                                .setPath(folder.resolve("janus-room.png"))
                                .setAnimations(ScreenshotAnimations.DISABLED));
    }

    /// What the page's script is told.
    private JsonNode seat(Person person) {
        String told = person.browser().post(person.path() + "/ready").response().body();
        return JsonMapper.shared().readTree(told);
    }

    private JsonNode janus(String path, ObjectNode body) throws IOException, InterruptedException {
        return post("http://127.0.0.1:8088/janus" + path, body);
    }

    private JsonNode post(String address, ObjectNode body)
            throws IOException, InterruptedException {
        body.put("transaction", "stranger");
        HttpRequest request =
                HttpRequest.newBuilder(URI.create(address))
                        .version(HttpClient.Version.HTTP_1_1)
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
        return JsonMapper.shared()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    private static ObjectNode asking(String verb, String token) {
        return JsonMapper.shared().createObjectNode().put("janus", verb).put("token", token);
    }

    private int refusal(String token) throws IOException, InterruptedException {
        return janus("", asking("create", token)).path("error").path("code").asInt(0);
    }

    private void strangers(Person jill) throws IOException, InterruptedException {
        must(refusal("x".repeat(43)) == 403, "A guessed token opens a session");
        must(evening.browser().get(jill.path()).status() == 410, "Another browser sees the room");
        must(
                evening.browser().post(jill.path() + "/ready").status() == 410,
                "Another browser is given a token");
        must(stolen(seat(jill)) == 433, "A stolen token leads into the room under any name");
    }

    /// What Janus answers to whoever got hold of a token and joins by it.
    private int stolen(JsonNode seat) throws IOException, InterruptedException {
        String token = seat.path("token").asString("");
        String path = "/" + id(janus("", asking("create", token)));
        String handle = path + "/" + id(janus(path, attach(token)));
        ObjectNode message = asking("message", token);
        message.putObject("body")
                .put("request", "join")
                .put("ptype", "publisher")
                .put("room", seat.path("room").asString(""))
                .put("display", "Chief Inspector")
                .put("token", token);
        janus(handle, message);
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:8088/janus"
                                                + path
                                                + "?maxev=1&token="
                                                + token))
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
        JsonNode event =
                JsonMapper.shared()
                        .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
        janus(path, asking("destroy", token));
        return event.path("plugindata").path("data").path("error_code").asInt(0);
    }

    private static ObjectNode attach(String token) {
        return asking("attach", token).put("plugin", "janus.plugin.videoroom");
    }

    private static long id(JsonNode answer) {
        return answer.path("data").path("id").asLong(0);
    }

    private static void must(boolean good, String otherwise) {
        if (!good) {
            throw new AssertionError(otherwise);
        }
    }

    private interface Condition {
        boolean holds() throws IOException, InterruptedException;
    }

    private static void until(Condition condition, String otherwise)
            throws IOException, InterruptedException {
        for (int i = 0; i < PATIENCE / 50 && !condition.holds(); i++) {
            Thread.sleep(50);
        }
        must(condition.holds(), otherwise);
    }

    private void screen(Person jill, Person jack) {
        must(!jill.page().isVisible("#meet-screen"), "A resident is offered to share");
        int status =
                jill.browser()
                        .post(
                                jill.path() + "/join",
                                Map.of("feed", "screen", "session", "1", "handle", "1"))
                        .status();
        must(status == 409, "A screen is let in that nobody allowed: " + status);
        floor().letShow(knock(jill), Evening.GATEKEEPER);
        jill.reads("You may share your screen now.");
        jill.press("screen");
        jack.sees("#meet-screens", "Jill Chill");
        floor().endShow(knock(jill), Evening.GATEKEEPER);
        jack.missesSight("#meet-screens", "Jill Chill");
        jill.page().waitForFunction("() => document.getElementById('meet-screen').hidden");
    }

    private Floor floor() {
        return new Floor(
                forum.database,
                forum.rooms,
                forum.caretaker,
                new RoomRights(forum.ids, forum.ledger),
                forum.ledger,
                forum.broadcast);
    }

    private UUID knock(Person person) {
        return forum
                .database
                .read(h -> forum.desk.view(h, evening.meeting.id(), forum.clock.instant()))
                .rows()
                .stream()
                .filter(row -> row.registrant().fullName().equals(person.name()))
                .flatMap(row -> row.knock().stream())
                .findFirst()
                .orElseThrow()
                .id();
    }

    private void mute(Person jill) {
        jill.press("mic");
        jill.reads("Your microphone is on.");
        floor().mute(knock(jill), Evening.GATEKEEPER);
        jill.reads("The host has switched your microphone off.");
        must(
                jill.page().getAttribute("#meet-mic", "aria-pressed").equals("false"),
                "The button still says that the microphone is on");
    }

    private void twice(Person jill) {
        Person copy = opens(jill.name(), jill.browser(), jill.path());
        long same = inside(jill);
        must(same == 2, "The same pass is inside twice, and it is told " + same + " times");
        copy.page().context().close();
    }

    private long inside(Person person) {
        String reference = person.path().replaceFirst(".*/", "");
        return RoomsHouse.done(forum.caretaker.occupants(room())).stream()
                .filter(one -> one.reference().equals(Optional.of(reference)))
                .count();
    }

    private Room room() {
        return forum.database
                .read(h -> forum.rooms.currentRoom(h, evening.meeting.id()))
                .orElseThrow();
    }

    private void putOut(Person jill, Person jack) throws IOException, InterruptedException {
        String token = seat(jill).path("token").asString("");
        jack.sees("#meet-tiles", "Jill Chill");
        new Removals(forum.database, forum.desk, forum.bans, forum.putOut)
                .remove(knock(jill), "Shouted", Evening.GATEKEEPER);
        jack.missesSight("#meet-tiles", "Jill Chill");
        jill.reads("This room is closed to you");
        until(() -> inside(jill) == 0, "Jill is still inside");
        until(() -> refusal(token) == 403, "Jill's token is still good");
        until(() -> sessions() <= JACKS_AND_OURS, "A session of Jill's goes on");
        must(jill.browser().get(jill.path()).status() == 410, "They load the page again");
        must(jill.browser().post(jill.path() + "/ready").status() == 410, "They get a token again");
    }

    /// How many sessions Janus has, whoever opened them.
    private int sessions() throws IOException, InterruptedException {
        ObjectNode body = JsonMapper.shared().createObjectNode().put("janus", "list_sessions");
        body.put("admin_secret", janus.section.get("admin_secret"));
        return post("http://127.0.0.1:7088/admin", body).path("sessions").size();
    }

    private void restart(Person jack) throws IOException, InterruptedException {
        janus.restart();
        // It knows nobody any more: whoever is inside has come back.
        until(() -> inside(jack) == 1, "Jack is not inside again, or twice");
        jack.reads("You are in the room.");
    }

    private void afresh(Person jack) throws IOException, InterruptedException {
        String token = seat(jack).path("token").asString("");
        StopNow stop =
                new StopNow(
                        forum.database,
                        forum.stops,
                        new Places(forum.ids, forum.ledger),
                        forum.rooms,
                        forum.caretaker,
                        forum.meetingRooms,
                        Runnable::run);
        stop.press(evening.meeting.id(), Evening.GATEKEEPER);
        jack.reads("This room is closed to you");
        stop.goOn(evening.meeting.id(), Evening.GATEKEEPER);
        must(refusal(token) == 403, "An old token is good for the new room's server");
        must(jack.browser().get(jack.path()).status() == 410, "An old page leads in");
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
        evening.close();
        janus.close();
    }
}
