package org.gatehouse.rooms.jitsi;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.gatehouse.rooms.TryOut.Finding;

/// Says what is missing before a first Jitsi room is opened. Whether the server takes our tickets
/// shows only in a browser, so it says that as well.
public final class JitsiCheck implements Supplier<List<Finding>> {
    private final JitsiSettings settings;
    private final HttpClient http;

    public JitsiCheck(JitsiSettings settings, HttpClient http) {
        this.settings = settings;
        this.http = http;
    }

    @Override
    public List<Finding> get() {
        List<Finding> findings = new ArrayList<>();
        findings.add(
                answers()
                        ? new Finding(true, JitsiWords.say("jitsi.answers"))
                        : new Finding(false, JitsiWords.say("jitsi.notHere")));
        findings.add(new Finding(true, JitsiWords.say("jitsi.tryJoin")));
        if (settings.control().isEmpty()) {
            findings.add(new Finding(true, JitsiWords.say("jitsi.noControl")));
        }
        return findings;
    }

    private boolean answers() {
        try {
            HttpRequest request =
                    HttpRequest.newBuilder(settings.rooms())
                            .timeout(Duration.ofSeconds(10))
                            .build();
            return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() < 500;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
