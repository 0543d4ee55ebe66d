package org.gatehouse.rehearsal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;

/// A person's browser without JavaScript: keeps cookies, follows redirects, finds forms and sends
/// them whole. It also does what only somebody with other intentions does: sends what no form
/// offers.
final class Browser {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int REDIRECTS = 5;

    private final HttpClient client;
    private final URI site;
    private final String address;
    private final String agent;
    private final CookieJar cookies;

    /// @param site where the forum is
    /// @param address the network address that it comes from, as a proxy in front would tell
    /// @param agent what it says it is
    Browser(HttpClient client, URI site, String address, String agent) {
        this(client, site, address, agent, new CookieJar());
    }

    private Browser(HttpClient client, URI site, String address, String agent, CookieJar cookies) {
        this.client = client;
        this.site = site;
        this.address = address;
        this.agent = agent;
        this.cookies = cookies;
    }

    /// Another browser with this one's cookies.
    Browser copy() {
        return new Browser(client, site, address, agent, cookies.copy());
    }

    /// Opens an address of the site.
    WebPage open(String path) {
        return follow(get(site.resolve(path)));
    }

    /// Sends a form.
    WebPage send(PageForm form) {
        return follow(post(form.action(), form.values()));
    }

    /// Sends a form and does not follow where the answer leads.
    HttpResponse<String> sendOnce(PageForm form) {
        return exchange(post(form.action(), form.values()), BodyHandlers.ofString());
    }

    /// Sends what no form offers, as somebody does who knows how forms work.
    WebPage force(String path) {
        return follow(post(site.resolve(path), Map.of()));
    }

    /// Sends what no form offers and does not follow where the answer leads.
    HttpResponse<String> forceOnce(String path) {
        return exchange(post(site.resolve(path), Map.of()), BodyHandlers.ofString());
    }

    /// Looks at an address as machines do, by `GET` or `HEAD`, and does not follow.
    HttpResponse<String> peek(String method, URI at) {
        HttpRequest.Builder request = start(at).method(method, HttpRequest.BodyPublishers.noBody());
        return exchange(request, BodyHandlers.ofString());
    }

    /// The lines of an event stream, for as long as it lasts.
    Stream<String> listen(String path) {
        HttpRequest.Builder request =
                start(site.resolve(path)).header("Accept", "text/event-stream").GET();
        return exchange(request, BodyHandlers.ofLines()).body();
    }

    private HttpRequest.Builder get(URI at) {
        return start(at).GET();
    }

    private HttpRequest.Builder post(URI at, Map<String, String> values) {
        String body =
                values.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        return start(at)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Sec-Fetch-Site", "same-origin")
                .timeout(PATIENCE)
                .POST(HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder start(URI at) {
        if (!at.getAuthority().equals(site.getAuthority())) {
            throw new Mishap("a page leads to another site: " + at.getHost());
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(at)
                        .header("User-Agent", agent)
                        .header("X-Forwarded-For", address);
        String jar = cookies.header(at.getPath());
        return jar.isEmpty() ? request : request.header("Cookie", jar);
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, UTF_8);
    }

    private WebPage follow(HttpRequest.Builder first) {
        HttpRequest.Builder request = first;
        List<URI> way = new ArrayList<>();
        for (int i = 0; i <= REDIRECTS; i++) {
            HttpResponse<String> answer = exchange(request, BodyHandlers.ofString());
            way.add(answer.uri());
            boolean leadsOn = answer.statusCode() / 100 == 3;
            if (!leadsOn || answer.headers().firstValue("Location").isEmpty()) {
                return new WebPage(
                        way,
                        answer.statusCode(),
                        Jsoup.parse(answer.body(), answer.uri().toString()));
            }
            request = get(answer.uri().resolve(answer.headers().firstValue("Location").get()));
        }
        throw new Mishap("redirects without end at " + way.getLast().getPath());
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder request, BodyHandler<T> handler) {
        HttpRequest built = request.build();
        try {
            HttpResponse<T> answer = client.send(built, handler);
            cookies.take(answer.headers().allValues("Set-Cookie"));
            return answer;
        } catch (IOException e) {
            throw new Mishap(built.method() + " was not answered: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Mishap("interrupted", e);
        }
    }
}
