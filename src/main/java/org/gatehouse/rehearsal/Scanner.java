package org.gatehouse.rehearsal;

import java.net.URI;
import java.net.http.HttpResponse;
import org.gatehouse.mail.localrelay.ReceivedMail;

/// The machines between a mail server and its reader: they look at every link before any person
/// does, with `GET` and with `HEAD`, from outside and from inside the reader's own browser.
final class Scanner {
    private static final String AGENT = "Mozilla/5.0 (compatible; LinkCheck/2.0)";

    private final Stage stage;
    private final Browser outside;

    Scanner(Stage stage) {
        this.stage = stage;
        this.outside = stage.browser("198.18.250.1", AGENT);
    }

    /// Looks at every link in `letter`; `own` is the reader's browser.
    void storm(ReceivedMail letter, Browser own) {
        for (String link : stage.mail.links(letter)) {
            for (Browser browser : new Browser[] {outside, own.copy()}) {
                look(browser, "GET", link);
                look(browser, "HEAD", link);
            }
        }
    }

    private void look(Browser browser, String method, String link) {
        HttpResponse<String> answer = browser.peek(method, stage.site.resolve(link));
        boolean passed =
                answer.headers().firstValue("Location").map(URI::create).stream()
                        .anyMatch(to -> to.getPath().startsWith("/p/"));
        boolean gave = !answer.headers().allValues("Set-Cookie").isEmpty();
        stage.checks.tried(
                Guard.LOOKING_PROVES_NOTHING,
                !passed && !gave && answer.statusCode() < 500,
                method + " of a mailed link was answered as if a person had pressed");
    }
}
