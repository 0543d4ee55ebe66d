package org.gatehouse.mail.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.gatehouse.mail.AccessTokens;
import org.jspecify.annotations.Nullable;

/// Access tokens that something else on this machine sees to: a file that is kept fresh, or a
/// command that prints one. Each is asked again after a minute, or when a token was refused.
public final class GivenTokens implements AccessTokens {
    private static final Duration KEPT = Duration.ofMinutes(1);
    private static final long PATIENCE_SECONDS = 30;
    private static final int MOST = 16_384;

    private final Giver giver;
    private final InstantSource clock;
    private final ReentrantLock asking = new ReentrantLock();
    private @Nullable String token;
    private Instant since = Instant.MIN;

    @FunctionalInterface
    private interface Giver {
        String ask() throws IOException;
    }

    private GivenTokens(Giver giver, InstantSource clock) {
        this.giver = giver;
        this.clock = clock;
    }

    public static GivenTokens ofFile(Path file, InstantSource clock) {
        return new GivenTokens(() -> read(file), clock);
    }

    /// What a command prints.
    ///
    /// @param command for `/bin/sh`
    public static GivenTokens ofCommand(String command, InstantSource clock) {
        return new GivenTokens(() -> run(command), clock);
    }

    @Override
    public String current() throws IOException {
        asking.lock();
        try {
            String known = token;
            if (known != null && clock.instant().isBefore(since.plus(KEPT))) {
                return known;
            }
            String fresh = giver.ask().lines().findFirst().orElse("").strip();
            if (fresh.isEmpty() || !fresh.chars().allMatch(c -> c > ' ' && c <= '~')) {
                throw new IOException("The token to sign in with is not one line of plain text");
            }
            token = fresh;
            since = clock.instant();
            return fresh;
        } finally {
            asking.unlock();
        }
    }

    @Override
    public boolean refused(String refused) {
        asking.lock();
        try {
            boolean kept = refused.equals(token) && clock.instant().isAfter(since);
            token = null;
            return kept;
        } finally {
            asking.unlock();
        }
    }

    private static String read(Path file) throws IOException {
        try {
            return Files.size(file) > MOST ? "" : Files.readString(file);
        } catch (IOException _) {
            throw new IOException("The file with the token to sign in with can't be read");
        }
    }

    private static String run(String command) throws IOException {
        Process process =
                new ProcessBuilder("/bin/sh", "-c", command)
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        // One that hangs is ended, which ends the reading as well. One that has ended is left
        // alone:
        // to destroy it would close what it printed.
        var _ =
                process.toHandle()
                        .onExit()
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .exceptionally(
                                _ -> {
                                    process.destroyForcibly();
                                    return null;
                                });
        String printed = new String(process.getInputStream().readNBytes(MOST), UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("The command for the token to sign in with failed");
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("The command for the token to sign in with was cut short", e);
        }
        return printed;
    }
}
