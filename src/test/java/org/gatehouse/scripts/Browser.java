package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser without JavaScript: it has a cookie jar of its own, and follows nothing by itself.
final class Browser {
    private final URI url;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();

    Browser(URI url) {
        this.url = url;
    }

    /// What came back.
    record Answer(HttpResponse<String> response) {
        int status() {
            return response.statusCode();
        }

        String location() {
            return response.headers()
                    .firstValue("Location")
                    .map(where -> where.replaceFirst("^http://localhost:[0-9]+", ""))
                    .orElseThrow(() -> new AssertionError("No redirect but: " + text()));
        }

        Document page() {
            return Jsoup.parse(response.body());
        }

        String text() {
            return page().text();
        }

        String heading() {
            return page().select("h1").text();
        }
    }

    Answer get(String path) {
        return send(path, request -> request.GET());
    }

    Answer head(String path) {
        return send(path, request -> request.HEAD());
    }

    Answer post(String path) {
        return post(path, Map.of());
    }

    Answer post(String path, Map<String, String> form) {
        String body =
                form.entrySet().stream()
                        .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), UTF_8))
                        .collect(Collectors.joining("&"));
        return send(
                path,
                request ->
                        request.header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofString(body)));
    }

    /// Sends a picture, as a form with a field for files does.
    Answer upload(String path) {
        String body =
                "--x\r\nContent-Disposition: form-data; name=\"words\"; filename=\"a.png\"\r\n"
                        + "Content-Type: image/png\r\n\r\nPNG\r\n--x--\r\n";
        return send(
                path,
                request ->
                        request.header("Content-Type", "multipart/form-data; boundary=x")
                                .header("Sec-Fetch-Site", "same-origin")
                                .POST(BodyPublishers.ofString(body)));
    }

    private interface How {
        HttpRequest.Builder set(HttpRequest.Builder request);
    }

    private Answer send(String path, How how) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(url.resolve(path))
                        .header("User-Agent", "Mozilla/5.0 (iPhone) Safari/605.1.15");
        try {
            return new Answer(client.send(how.set(request).build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int cookies() {
        return cookies.getCookieStore().getCookies().size();
    }

    /// The cookies' values: secrets of this browser.
    List<String> secrets() {
        return cookies.getCookieStore().getCookies().stream().map(HttpCookie::getValue).toList();
    }
}
