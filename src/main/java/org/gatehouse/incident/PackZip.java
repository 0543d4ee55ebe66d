package org.gatehouse.incident;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.lingala.zip4j.io.outputstream.ZipOutputStream;
import net.lingala.zip4j.model.ZipParameters;
import net.lingala.zip4j.model.enums.AesKeyStrength;
import net.lingala.zip4j.model.enums.AesVersion;
import net.lingala.zip4j.model.enums.EncryptionMethod;

/// A bag as a zip that only whoever knows the passphrase can read: AES-256 in the form of WinZip
/// (AE-2), which 7-Zip, WinZip and the archivers of Mac and Linux open. The old ZipCrypto, which
/// anybody can break, is never used. File names stay readable, as in every zip: they tell nothing.
public final class PackZip {
    public static final int SHORTEST_PASSPHRASE = 16;

    private PackZip() {}

    /// Writes the bag in `folder` to `out` under one top folder, and closes it.
    public static void write(Path folder, String name, char[] passphrase, OutputStream out)
            throws IOException {
        if (passphrase.length < SHORTEST_PASSPHRASE) {
            throw new IllegalArgumentException("a passphrase has at least 16 characters");
        }
        ZipOutputStream zip = new ZipOutputStream(out, passphrase, StandardCharsets.UTF_8);
        for (Path file : files(folder)) {
            zip.putNextEntry(entry(name + "/" + BagPath.of(folder, file)));
            Files.copy(file, zip);
            zip.closeEntry();
        }
        zip.close();
    }

    private static ZipParameters entry(String name) {
        ZipParameters parameters = new ZipParameters();
        parameters.setFileNameInZip(name);
        parameters.setEncryptFiles(true);
        parameters.setEncryptionMethod(EncryptionMethod.AES);
        parameters.setAesKeyStrength(AesKeyStrength.KEY_STRENGTH_256);
        parameters.setAesVersion(AesVersion.TWO);
        return parameters;
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(path -> Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS))
                    .sorted()
                    .toList();
        }
    }
}
