package org.gatehouse.scripts;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/// The log of an evening on which things go wrong holds no secret, and nothing about a person.
class LogTest {
    private final Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
    private final Logger ours = (Logger) LoggerFactory.getLogger("org.gatehouse");
    private final Kept kept = new Kept();

    @TempDir Path folder;

    private static final class Kept extends AppenderBase<ILoggingEvent> {
        final Queue<String> lines = new ConcurrentLinkedQueue<>();

        @Override
        protected void append(ILoggingEvent event) {
            String trace =
                    event.getThrowableProxy() == null
                            ? ""
                            : ThrowableProxyUtil.asString(event.getThrowableProxy());
            lines.add(event.getFormattedMessage() + " " + event.getMDCPropertyMap() + trace);
        }
    }

    @BeforeEach
    void listen() {
        kept.start();
        root.addAppender(kept);
        ours.setLevel(Level.TRACE);
    }

    @AfterEach
    void stop() {
        root.detachAppender(kept);
        ours.setLevel(Level.INFO);
    }

    @Test
    void noSecretEntersTheLogWhateverGoesWrong() {
        try (Evening evening = new Evening(folder)) {
            Browser owner = evening.browser();
            String check = evening.register(owner, "Ruth Maguire", "ruth.m@example.org");
            String link = evening.proofLink("ruth.m@example.org");
            String code = evening.code("ruth.m@example.org");
            String pass = owner.post(check, Map.of("code", code)).location();
            owner.post(pass + "/knock");
            evening.admitAll();
            String room = owner.post(pass + "/join").location();
            List<String> secrets = new ArrayList<>(owner.secrets());
            List.of(check, link, pass, room).forEach(path -> secrets.add(lastPart(path)));
            secrets.addAll(List.of(code, "Ruth", "ruth.m@"));

            evening.relay.close(); // from here on, letters fail
            evening.register(owner, "Sam Poole", "sam.poole@example.org");
            secrets.addAll(List.of("Poole", "sam.poole"));
            breakTables(evening);
            faults(evening, owner, List.of(check, link, pass, pass + "/data", room));

            String log = String.join("\n", kept.lines);
            assertTrue(log.contains("Fault"), "Nothing was logged, so nothing was tested: " + log);
            assertEquals(List.of(), secrets.stream().filter(log::contains).toList(), log);
        }
    }

    private static String lastPart(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /// Makes each page that touches a person fail in the database.
    private static void breakTables(Evening evening) {
        evening.forum.database.write(
                tx -> {
                    for (String table : List.of("registrant", "mailbox_challenge", "device")) {
                        tx.handle().execute("ALTER TABLE " + table + " RENAME TO lost_" + table);
                    }
                    return 0;
                });
    }

    private static void faults(Evening evening, Browser owner, List<String> paths) {
        String statuses =
                paths.stream()
                        .map(path -> Integer.toString(owner.get(path).status()))
                        .collect(Collectors.joining(" "));
        assertTrue(statuses.contains("500"), statuses);
        Map<String, String> form =
                Map.of(
                        "name", "Sam Poole",
                        "email", "sam.poole@example.org",
                        "area", "Chesham",
                        "party", "1",
                        "promise", "yes");
        assertEquals(500, owner.post(evening.page() + "/register", form).status());
        paths.forEach(path -> owner.post(path, Map.of("code", "123456")));
    }
}
