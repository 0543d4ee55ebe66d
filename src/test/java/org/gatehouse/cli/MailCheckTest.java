package org.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Settings;
import org.gatehouse.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MailCheckTest {
    @TempDir Path home;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private boolean check(String permissions) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance("RSA");
        pairs.initialize(2_048);
        String base64 =
                Base64.getEncoder()
                        .encodeToString(pairs.generateKeyPair().getPrivate().getEncoded());
        Path key =
                Files.writeString(
                        home.resolve("dkim.pem"),
                        "-----BEGIN PRIVATE KEY-----\n" + base64 + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
        Files.writeString(
                home.resolve("gatehouse.toml"),
                """
                [mail.dkim]
                domain = "example.org"
                selector = "gh1"
                key_file = "dkim.pem"
                """);
        Surroundings here = new Surroundings(Map.of(), home, home);
        Settings settings = Settings.gather(Map.of(), Optional.empty(), here);
        PrintStream print = new PrintStream(out, true, UTF_8);
        return MailCheck.run(Config.of(settings), new Terminal(print, print, here));
    }

    @Test
    void whatIsToBePublishedIsShown() throws Exception {
        assertTrue(check("rw-------"));
        String said = out.toString(UTF_8);
        assertTrue(
                said.matches(
                        "(?s).*gh1\\._domainkey\\.example\\.org\\. IN TXT"
                                + " \"v=DKIM1; k=rsa; p=[^\"]{200,240}\" \"[^\"]+\".*"),
                said);
    }

    @Test
    void aKeyThatOthersCanReadIsTold() throws Exception {
        assertEquals(false, check("rw-r--r--"));
        assertTrue(out.toString(UTF_8).contains("chmod 600"));
    }
}
