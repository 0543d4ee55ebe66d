package org.gatehouse.web;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.live.Broadcast;
import org.gatehouse.web.afresh.AfreshStories;
import org.gatehouse.web.desk.DeskStories;
import org.gatehouse.web.drill.DrillStories;
import org.gatehouse.web.front.FrontStories;
import org.gatehouse.web.incident.IncidentStories;
import org.gatehouse.web.inroom.InRoomStories;
import org.gatehouse.web.letters.LetterStories;
import org.gatehouse.web.mailbox.MailboxStories;
import org.gatehouse.web.office.OfficeStories;
import org.gatehouse.web.paper.PaperStories;
import org.gatehouse.web.pass.PassStories;
import org.gatehouse.web.retention.RetentionStories;
import org.gatehouse.web.rooms.RoomStories;
import org.gatehouse.web.setup.SetUpStories;
import org.gatehouse.web.storybook.Pieces;
import org.gatehouse.web.storybook.Story;
import org.gatehouse.web.storybook.Storybook;
import org.gatehouse.web.watch.WatchStories;

/// A site on loopback with what every site has, and the routes that a test adds.
public final class TestSite implements AutoCloseable {
    public final WebSettings settings;
    public final Keys keys;
    public final Broadcast broadcast = new Broadcast();
    public final Pages pages;
    public final LiveUpdates live;
    private final WebServer server;
    private final HttpClient client = HttpClient.newHttpClient();

    private TestSite(WebSettings settings, Path directory, Routes.Feature feature) {
        this.settings = settings;
        this.keys = KeyFile.open(directory.resolve("key"), new SecureRandom());
        ForumLook look = new ForumLook("Chess Valley Forum", "#1f5f5b");
        Assets assets = new Assets(() -> look);
        this.pages = new Pages(Words.load("en"), assets, () -> look, _ -> false);
        this.live = new LiveUpdates(broadcast, keys, 100);
        Storybook stories = new Storybook(pages, stories());
        Routes routes = new Routes(assets, live, this::home, feature, stories);
        this.server = new WebServer(settings, pages, routes, live, new SecureRandom());
        server.start();
    }

    /// Everything that the storybook shows.
    public static List<Story> stories() {
        return Stream.of(
                        Pieces.all(),
                        FrontStories.all(),
                        PassStories.all(),
                        PaperStories.all(),
                        WatchStories.all(),
                        DeskStories.all(),
                        OfficeStories.all(),
                        RetentionStories.all(),
                        IncidentStories.all(),
                        SetUpStories.all(),
                        LetterStories.all(),
                        DrillStories.all(),
                        MailboxStories.all(),
                        AfreshStories.all(),
                        InRoomStories.all(),
                        RoomStories.all())
                .flatMap(List::stream)
                .toList();
    }

    private void home(JavalinDefaultRoutingApi routes) {
        routes.get("/", ctx -> answer(ctx, "home"));
    }

    /// A site that is reached by plain http on loopback.
    public static TestSite start(Path directory, Routes.Feature feature) {
        int port = freePort();
        return start("http://localhost:" + port, port, directory, feature);
    }

    static TestSite start(String publicUrl, int port, Path directory, Routes.Feature feature) {
        InetAddress proxy = InetAddress.ofLiteral("127.0.0.1");
        WebSettings settings =
                new WebSettings(URI.create(publicUrl), "127.0.0.1", port, Set.of(proxy), true);
        return new TestSite(settings, directory, feature);
    }

    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public String url(String path) {
        return "http://localhost:" + server.port() + path;
    }

    HttpResponse<String> get(String path, String... headers) {
        return send(path, request -> request.GET(), headers);
    }

    HttpResponse<String> post(String path, String body, String... headers) {
        return send(
                path,
                request ->
                        request.header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(HttpRequest.BodyPublishers.ofString(body)),
                headers);
    }

    HttpResponse<String> send(String path, Consumer<HttpRequest.Builder> how, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url(path)));
        how.accept(request);
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    static void answer(Context ctx, String text) {
        ctx.contentType("text/plain").result(text);
    }

    @Override
    public void close() {
        server.close();
    }
}
