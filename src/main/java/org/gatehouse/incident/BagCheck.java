package org.gatehouse.incident;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Checks a bag that anybody may have made or altered: that it is complete and valid as RFC 8493
/// section 3 says, for SHA-256, and, stricter than it, that nothing at all lies in the folder that
/// the manifests do not cover, save [Bag#SIGNATURE].
public final class BagCheck {
    /// Something wrong with a bag.
    ///
    /// @param where the file, relative to the bag's folder
    /// @param what what is wrong with it, a plain sentence
    public record Fault(String where, String what) {}

    private static final long MAX_TAG_FILE = 64L << 20;
    private static final Pattern LISTED =
            Pattern.compile("([0-9a-fA-F]{64})[ \t]+\\*?(.+)", Pattern.DOTALL);
    private static final Pattern DECLARED =
            Pattern.compile(
                    "BagIt-Version: (1\\.0|0\\.97)\\R"
                            + "Tag-File-Character-Encoding: UTF-8(\\R)?");

    private final Path folder;
    private final SortedSet<String> present = new TreeSet<>();
    private final List<Fault> faults = new ArrayList<>();

    private BagCheck(Path folder) {
        this.folder = folder;
    }

    /// Everything that is wrong with the bag in `folder`; empty if it is as it was sealed.
    ///
    /// @throws IOException if the disk cannot be read
    public static List<Fault> faults(Path folder) throws IOException {
        BagCheck check = new BagCheck(folder);
        check.listFolder();
        check.checkDeclaration();
        check.checkAgainst(Bag.MANIFEST, true);
        check.checkAgainst(Bag.TAG_MANIFEST, false);
        return List.copyOf(check.faults);
    }

    /// Links are not followed: a bag that has one could show a file from elsewhere as its own.
    private void listFolder() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : (Iterable<Path>) all.sorted()::iterator) {
                String name = BagPath.of(folder, path);
                if (Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
                    present.add(name);
                } else if (!Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
                    fault(name, "This is a link or a device, not a file.");
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
    }

    private void checkDeclaration() throws IOException {
        Optional<String> declaration = read(Bag.DECLARATION);
        if (declaration.isPresent() && !DECLARED.matcher(declaration.get()).matches()) {
            fault(Bag.DECLARATION, "This does not declare a bag of version 1.0 in UTF-8.");
        }
        if (present.contains("fetch.txt")) {
            fault("fetch.txt", "The bag leaves out files that are to be fetched from elsewhere.");
        }
    }

    private void checkAgainst(String manifest, boolean payload) throws IOException {
        SortedMap<String, String> listed = new TreeMap<>();
        for (String line : read(manifest).orElse("").lines().toList()) {
            readLine(manifest, line, payload, listed);
        }
        for (Map.Entry<String, String> file : listed.entrySet()) {
            checkFile(file.getKey(), file.getValue(), manifest);
        }
        for (String name : present) {
            boolean belongs = name.startsWith(BagPath.PAYLOAD) == payload;
            if (belongs && !isNeverListed(name) && !listed.containsKey(name)) {
                fault(name, "This file is not listed in " + manifest + ": it was added later.");
            }
        }
    }

    private void readLine(
            String manifest, String line, boolean payload, SortedMap<String, String> listed) {
        Matcher matcher = LISTED.matcher(line);
        Optional<BagPath> path =
                matcher.matches() ? BagPath.decoded(matcher.group(2)) : Optional.empty();
        if (path.isEmpty() || path.get().isPayload() != payload) {
            fault(manifest, "It has a line that is not a hash and the name of a file in the bag.");
        } else if (listed.put(path.get().name(), matcher.group(1).toLowerCase(Locale.ROOT))
                != null) {
            fault(path.get().name(), "This file is listed twice in " + manifest + ".");
        }
    }

    private void checkFile(String name, String hash, String manifest) throws IOException {
        if (!present.contains(name)) {
            fault(name, "This file is listed in " + manifest + " but is missing.");
        } else if (!hash(folder.resolve(name)).equals(hash)) {
            fault(name, "This file was altered: its SHA-256 is not the one in " + manifest + ".");
        }
    }

    private static boolean isNeverListed(String name) {
        return name.equals(Bag.TAG_MANIFEST) || name.equals(Bag.SIGNATURE);
    }

    private static String hash(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS);
                DigestInputStream hashed = new DigestInputStream(in, Bag.sha256())) {
            hashed.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(hashed.getMessageDigest().digest());
        }
    }

    private Optional<String> read(String name) throws IOException {
        if (!present.contains(name)) {
            fault(name, "This file is missing; without it this is no complete bag.");
            return Optional.empty();
        }
        Path file = folder.resolve(name);
        if (Files.size(file) > MAX_TAG_FILE) {
            fault(name, "This file is far too large to be what it should be.");
            return Optional.empty();
        }
        try {
            return Optional.of(Files.readString(file, UTF_8));
        } catch (CharacterCodingException notUtf8) {
            fault(name, "This file is not UTF-8 text.");
            return Optional.empty();
        }
    }

    private void fault(String where, String what) {
        faults.add(new Fault(where, what));
    }
}
