package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Writes a BagIt bag (RFC 8493) into a folder: the payload under `data/`, and manifests of SHA-256
/// hashes that `sha256sum -c` checks. The same content always makes the same bytes.
///
/// Put the files in, then [#seal] it once; after an `IOException` throw the folder away.
/// `tagmanifest-sha256.txt` covers all that a bag holds, so a signature over that file, laid beside
/// it as [#SIGNATURE], is one over the whole bag.
public final class Bag {
    public static final String DECLARATION = "bagit.txt";
    public static final String ABOUT = "bag-info.txt";
    public static final String MANIFEST = "manifest-sha256.txt";
    public static final String TAG_MANIFEST = "tagmanifest-sha256.txt";

    /// The one file that a sealed bag may gain.
    public static final String SIGNATURE = TAG_MANIFEST + ".sig";

    private static final String VERSION =
            """
            BagIt-Version: 1.0
            Tag-File-Character-Encoding: UTF-8
            """;

    /// Names that mean something to BagIt, in any case of their letters.
    private static final Pattern RESERVED =
            Pattern.compile(
                    "(?i)bagit\\.txt|bag-info\\.txt|fetch\\.txt|(tag)?manifest-.*|data(/.*)?",
                    Pattern.DOTALL);

    private final Path folder;
    private final SortedMap<BagPath, String> payload = new TreeMap<>();
    private final SortedMap<BagPath, String> tags = new TreeMap<>();
    private final Set<String> taken = new HashSet<>();
    private long payloadBytes;
    private boolean sealed;

    private Bag(Path folder) {
        this.folder = folder;
    }

    /// A bag in `folder`, which is made; if it is there already it must be empty.
    public static Bag in(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new IllegalArgumentException("a bag needs an empty folder");
            }
        }
        Files.createDirectory(folder.resolve("data"));
        return new Bag(folder);
    }

    /// Puts a file of the payload in, to be found at `data/` + `name`, and returns its SHA-256 in
    /// hex. Refuses a name that leads out of the bag or that is taken (upper and lower case are the
    /// same: so they are on many a disk).
    public String put(String name, InputStream content) throws IOException {
        BagPath path = new BagPath(BagPath.PAYLOAD + name);
        String hash = write(path, content);
        payloadBytes += Files.size(folder.resolve(path.name()));
        payload.put(path, hash);
        return hash;
    }

    public String put(String name, String text) throws IOException {
        return put(name, new ByteArrayInputStream(text.getBytes(UTF_8)));
    }

    /// Puts a file beside the payload that tells about it, such as `VERIFY.txt`.
    public void tag(String name, String text) throws IOException {
        if (RESERVED.matcher(name).matches()) {
            throw new IllegalArgumentException("BagIt itself uses this name");
        }
        writeTag(name, text);
    }

    /// Writes what BagIt asks for; nothing can be put in afterwards.
    ///
    /// @param about the lines of `bag-info.txt`, such as `Source-Organization` and `Bagging-Date`;
    ///   `Payload-Oxum` is added
    public void seal(SequencedMap<String, String> about) throws IOException {
        writeTag(DECLARATION, VERSION);
        writeTag(ABOUT, lines(about));
        writeTag(MANIFEST, manifest(payload));
        String all = manifest(tags);
        writeTag(TAG_MANIFEST, all);
        sealed = true;
    }

    private String lines(SequencedMap<String, String> about) {
        StringBuilder lines = new StringBuilder();
        about.forEach((label, value) -> lines.append(line(label, value)));
        return lines.append(line("Payload-Oxum", payloadBytes + "." + payload.size())).toString();
    }

    private static String line(String label, String value) {
        boolean plain = !label.isEmpty() && label.strip().equals(label) && !label.contains(":");
        if (!plain || (label + value).chars().anyMatch(Character::isISOControl)) {
            throw new IllegalArgumentException("a line of bag-info.txt is a label and one line");
        }
        return label + ": " + value + "\n";
    }

    private static String manifest(SortedMap<BagPath, String> hashes) {
        StringBuilder lines = new StringBuilder();
        for (Map.Entry<BagPath, String> file : hashes.entrySet()) {
            lines.append(file.getValue()).append("  ").append(file.getKey().encoded()).append('\n');
        }
        return lines.toString();
    }

    private void writeTag(String name, String text) throws IOException {
        BagPath path = new BagPath(name);
        tags.put(path, write(path, new ByteArrayInputStream(text.getBytes(UTF_8))));
    }

    private String write(BagPath path, InputStream content) throws IOException {
        if (sealed) {
            throw new IllegalStateException("the bag is sealed");
        }
        if (!taken.add(path.name().toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException("the bag holds a file of this name already");
        }
        Path file = folder.resolve(path.name());
        Files.createDirectories(file.getParent());
        DigestInputStream hashed = new DigestInputStream(content, sha256());
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.CREATE_NEW)) {
            hashed.transferTo(out);
        }
        return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyPlatformHasIt) {
            throw new IllegalStateException(everyPlatformHasIt);
        }
    }
}
