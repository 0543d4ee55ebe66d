package org.gatehouse.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AssetsTest {
    private static TestSite site;

    @BeforeAll
    static void start(@TempDir Path directory) {
        site = TestSite.start(directory, _ -> {});
    }

    @AfterAll
    static void stop() {
        site.close();
    }

    private static String header(HttpResponse<String> answer, String name) {
        return answer.headers().firstValue(name).orElse("");
    }

    @Test
    void everythingAPageNamesIsThereAndMayBeKeptForEver() {
        Matcher named =
                Pattern.compile("/assets/[a-z.0-9-]+").matcher(site.get("/storybook").body());
        int found = 0;
        while (named.find()) {
            found++;
            var answer = site.get(named.group());
            assertEquals(200, answer.statusCode(), named.group());
            assertEquals("public, max-age=31536000, immutable", header(answer, "Cache-Control"));
            assertEquals("nosniff", header(answer, "X-Content-Type-Options"));
        }
        assertTrue(found >= 4, "a page names its styles, script and mark");
    }

    @Test
    void aNameWithAnOldHashIsAnsweredButNotKept() {
        var answer = site.get("/assets/app.000000000000.css");
        assertEquals(200, answer.statusCode());
        assertEquals("no-cache", header(answer, "Cache-Control"));
        var again = site.get("/assets/app.css", "If-None-Match", header(answer, "ETag"));
        assertEquals(304, again.statusCode());
        assertEquals("", again.body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/assets/nothing.css",
                "/assets/app.txt",
                "/assets/..%2fschema%2f001-ledger.sql",
                "/assets/%2e%2e/logback.xml",
                "/assets/../words/en/common.properties",
                "/assets/APP.css",
                "/assets/app"
            })
    void nothingElseOfTheClassPathIsServed(String path) {
        assertTrue(site.get(path).statusCode() >= 400);
    }
}
