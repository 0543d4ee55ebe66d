package org.gatehouse.cli;

import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Protected;
import org.gatehouse.watch.Recogniser;
import org.jspecify.annotations.Nullable;

import tools.jackson.core.JacksonException;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// `gatehouse scan`: reads posts, or one pasted text, and says which protected details stand in
/// them.
public final class Scan {
    private static final int DONE = 0;
    private static final int FAILED = 1;
    private static final int WRONG_USAGE = 2;

    private static final String HELP =
            """
            Usage: gatehouse scan --protected ROOMS.json [--own AUTHOR]... < POSTS.jsonl > FINDINGS.jsonl
                   gatehouse scan --protected ROOMS.json --text < TEXT

            Looks for the details of protected meetings in posts, however they are disguised.

              --protected FILE  the rooms: a JSON array of {"room","joinUrl","meetingId","passcode",
                                "phonePasscode","dialIn","registrantLinks","passLinks"}
              --own AUTHOR      an organiser's account: its own posts are no leaks
              --text            read plain text and say in words what it exposes
              --help            show this text

            A post is one line {"post","text","links","alt","author","url"}; a finding is one line
            {"post","room","grade","pass","matched","where"}. Grades: certain, strong, weak.
            Exit codes: 0 done, 1 failed, 2 wrong usage.
            """;

    private final SecureRandom random;

    public Scan(SecureRandom random) {
        this.random = random;
    }

    private static final class Wanted {
        private @Nullable Path rooms;
        private boolean text;
        private boolean help;
        private final Set<String> own = new HashSet<>();
    }

    /// Runs the command and answers its exit code.
    public int run(List<String> args, InputStream in, PrintStream out, PrintStream err) {
        Wanted wanted = read(args);
        if (wanted != null && wanted.help) {
            out.print(HELP);
            return DONE;
        }
        if (wanted == null || wanted.rooms == null) {
            err.print(HELP);
            return WRONG_USAGE;
        }
        try {
            Recogniser recogniser = new Recogniser(load(wanted.rooms), wanted.own);
            if (wanted.text) {
                inWords(recogniser, in, out);
            } else {
                new PostStream(recogniser, out, err).copy(in);
            }
            return out.checkError() ? FAILED : DONE;
        } catch (IOException | JacksonException e) {
            err.println("scan: " + reason(e));
            return FAILED;
        }
    }

    private static @Nullable Wanted read(List<String> args) {
        Wanted wanted = new Wanted();
        for (int i = 0; i < args.size(); i++) {
            boolean more = i + 1 < args.size();
            switch (args.get(i)) {
                case "--help", "-h" -> wanted.help = true;
                case "--text" -> wanted.text = true;
                case "--protected" -> {
                    if (!more) {
                        return null;
                    }
                    wanted.rooms = Path.of(args.get(++i));
                }
                case "--own" -> {
                    if (!more) {
                        return null;
                    }
                    wanted.own.add(args.get(++i));
                }
                default -> {
                    return null;
                }
            }
        }
        return wanted;
    }

    private Protected load(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new RoomsFile(random).read(in);
        }
    }

    private static void inWords(Recogniser recogniser, InputStream in, PrintStream out)
            throws IOException {
        Post post = Post.ofText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        List<Finding> findings = recogniser.scan(post);
        for (Finding finding : findings) {
            String whose = finding.pass() == null ? "" : ", pass " + finding.pass();
            out.println(finding.grade().word() + ": room " + finding.room() + whose);
            finding.reasons().forEach(reason -> out.println("  " + reason));
            finding.where().forEach(span -> out.println("  \u201c" + span.in(post) + "\u201d"));
        }
        if (findings.isEmpty()) {
            out.println("Nothing of a protected room stands in this text.");
        }
    }

    /// Never repeats a line of the file: it holds secrets.
    private static String reason(Exception e) {
        if (e instanceof JacksonException broken) {
            return "the rooms file is not the JSON it should be, line "
                    + broken.getLocation().getLineNr();
        }
        return e instanceof java.nio.file.NoSuchFileException
                ? "there is no such rooms file"
                : "a file could not be read or written";
    }
}
