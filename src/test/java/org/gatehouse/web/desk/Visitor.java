package org.gatehouse.web.desk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;

/// A browser without JavaScript: keeps cookies, follows redirects.
public final class Visitor {
    private final DeskSite site;
    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.NORMAL)
                    .build();

    public Visitor(DeskSite site) {
        this.site = site;
    }

    /// What was answered in the end.
    public record Answer(int status, String path, Document page) {
        public String text() {
            return page.body().text();
        }
    }

    public Answer get(String path) {
        return send(HttpRequest.newBuilder(URI.create(site.url(path))).GET());
    }

    public Answer post(String path, String form) {
        return send(
                HttpRequest.newBuilder(URI.create(site.url(path)))
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(form)));
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = client.send(request.build(), BodyHandlers.ofString());
            Document page = Jsoup.parse(answer.body(), answer.uri().toString());
            return new Answer(answer.statusCode(), answer.uri().getPath(), page);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
