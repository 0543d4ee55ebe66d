package org.gatehouse.incident;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The list of parts that goes with every pack is written by `bin/sbom` and lies in the sources: it
/// must be the one of this very build.
class PartsListTest {
    private static final String STALE = "the list of parts is stale: run bin/sbom";

    private static JsonNode list() throws IOException {
        try (InputStream in = PartsListTest.class.getResourceAsStream(PackWriter.SBOM)) {
            return new JsonMapper().readTree(Objects.requireNonNull(in).readAllBytes());
        }
    }

    @Test
    void everyPartIsTheVeryFileThatTheProgramRunsOn() throws Exception {
        Map<String, Path> jars = new HashMap<>();
        String path =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        for (String entry : path.split(File.pathSeparator)) {
            jars.put(String.valueOf(Path.of(entry).getFileName()), Path.of(entry));
        }
        List<String> wrong = new ArrayList<>();
        JsonNode parts = list().path("components");
        for (JsonNode part : parts) {
            String name = text(part, "name") + "-" + text(part, "version") + ".jar";
            Path jar = jars.get(name);
            if (jar == null || !sha256(jar).equals(hash(part))) {
                wrong.add(name);
            }
        }
        assertTrue(parts.size() > 50, "almost nothing is listed");
        assertEquals(List.of(), wrong, STALE);
    }

    @Test
    void everyLibraryThatIsAskedForIsAPart() throws Exception {
        TreeSet<String> missing = new TreeSet<>();
        NodeList asked =
                DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new File("pom.xml"))
                        .getElementsByTagName("dependency");
        for (int i = 0; i < asked.getLength(); i++) {
            Element one = (Element) asked.item(i);
            if (text(one, "scope").isEmpty()) {
                missing.add(text(one, "groupId") + ":" + text(one, "artifactId"));
            }
        }
        assertTrue(missing.size() > 10, "almost nothing is asked for");
        for (JsonNode part : list().path("components")) {
            missing.remove(text(part, "group") + ":" + text(part, "name"));
        }
        assertEquals(new TreeSet<String>(), missing, STALE);
    }

    private static String text(JsonNode part, String field) {
        return part.path(field).asString("");
    }

    private static String text(Element element, String child) {
        NodeList all = element.getElementsByTagName(child);
        return all.getLength() == 0 ? "" : all.item(0).getTextContent().strip();
    }

    private static String hash(JsonNode part) {
        for (JsonNode hash : part.path("hashes")) {
            if (text(hash, "alg").equals("SHA-256")) {
                return text(hash, "content");
            }
        }
        return "";
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
