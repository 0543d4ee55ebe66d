package org.gatehouse.incident;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The name of a file in a bag, relative to the bag's folder and with `/` between its parts. No
/// such name leads out of the folder on any system, whoever wrote it.
///
/// @param name as it is on disk: not percent-encoded
record BagPath(String name) implements Comparable<BagPath> {
    static final String PAYLOAD = "data/";
    private static final List<String> NOT_PARTS = List.of("", ".", "..");

    BagPath {
        if (!isSafe(name)) {
            throw new IllegalArgumentException("the name of a file in a bag leads out of the bag");
        }
    }

    /// A name as a manifest spells it: `%`, CR and LF are percent-encoded (RFC 8493 section 2.1.3).
    static Optional<BagPath> decoded(String spelled) {
        String name =
                spelled.replaceAll("(?i)%0d", "\r").replaceAll("(?i)%0a", "\n").replace("%25", "%");
        return isSafe(name) ? Optional.of(new BagPath(name)) : Optional.empty();
    }

    /// What the file at `path` is called in the bag in `folder`, safe or not.
    static String of(Path folder, Path path) {
        return folder.relativize(path).toString().replace(path.getFileSystem().getSeparator(), "/");
    }

    String encoded() {
        return name.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    boolean isPayload() {
        return name.startsWith(PAYLOAD);
    }

    /// Colons and backslashes separate on Windows, and a tilde may stand for somebody's home.
    private static boolean isSafe(String name) {
        boolean plain =
                name.chars().noneMatch(c -> c == ':' || c == '\\' || isForbiddenControl(c))
                        && !name.startsWith("~");
        if (!plain || List.of(name.split("/", -1)).stream().anyMatch(NOT_PARTS::contains)) {
            return false;
        }
        try {
            return !Path.of(name).isAbsolute();
        } catch (InvalidPathException notOnThisSystem) {
            return false;
        }
    }

    private static boolean isForbiddenControl(int c) {
        return Character.isISOControl(c) && c != '\r' && c != '\n';
    }

    /// By code units: the same order wherever the bag is made.
    @Override
    public int compareTo(BagPath other) {
        return name.compareTo(other.name);
    }
}
