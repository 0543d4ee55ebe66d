package org.gatehouse.incident;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A bag as one zip file: one folder at its top, of the bag's name (RFC 8493 section 5), the files
/// in order and all of one time, so that the same bag always makes the same zip.
public final class BagZip {
    private BagZip() {}

    /// Writes the bag in `folder` to `out`, file by file, and leaves `out` open.
    ///
    /// @param name the top folder: letters, digits, dots, hyphens and underscores
    /// @param time what the files are dated
    public static void write(Path folder, String name, LocalDateTime time, OutputStream out)
            throws IOException {
        if (!name.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
            throw new IllegalArgumentException("not a plain name for a folder");
        }
        ZipOutputStream zip = new ZipOutputStream(out);
        for (Path file : files(folder)) {
            ZipEntry entry = new ZipEntry(name + "/" + BagPath.of(folder, file));
            entry.setTimeLocal(time);
            zip.putNextEntry(entry);
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.finish();
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
