package org.gatehouse.cli;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gatehouse.watch.Finding;
import org.gatehouse.watch.Post;
import org.gatehouse.watch.Protected;
import org.gatehouse.watch.Recogniser;
import tools.jackson.core.JacksonException;

/// `scan`: reads posts, or one pasted text, and says which protected details stand in them.
public final class Scan implements Command {
    private final SecureRandom random;
    private final InputStream in;

    /// @param in what is scanned
    public Scan(SecureRandom random, InputStream in) {
        this.random = random;
        this.in = in;
    }

    @Override
    public String name() {
        return "scan";
    }

    @Override
    public String summary() {
        return "finds the details of protected meetings in posts, however they are disguised";
    }

    @Override
    public String help() {
        return """
        Usage: gatehouse scan --protected ROOMS.json [--own AUTHOR]... < POSTS.jsonl > FINDINGS.jsonl
               gatehouse scan --protected ROOMS.json --text < TEXT

          --protected FILE  the rooms: a JSON array of {"room","joinUrl","meetingId","passcode",
                            "phonePasscode","dialIn","registrantLinks","passLinks"}
          --own AUTHOR      an organiser's account, whose own posts are no leaks; may be repeated
          --text            read plain text and say in words what it exposes

        A post is one line {"post","text","links","alt","author","url"}; a finding is one line
        {"post","room","grade","pass","matched","where"}. Grades: certain, strong, weak.
        A line that cannot be read is told by its number, and reading goes on.
        """;
    }

    @Override
    public int run(Arguments arguments, Terminal terminal) {
        Path rooms =
                arguments
                        .option("--protected")
                        .map(Path::of)
                        .orElseThrow(() -> new WrongUsage("--protected ROOMS.json is missing."));
        boolean text = arguments.flag("--text");
        Set<String> own = new HashSet<>();
        for (Optional<String> more = arguments.option("--own");
                more.isPresent();
                more = arguments.option("--own")) {
            own.add(more.get());
        }
        arguments.done();
        try {
            Recogniser recogniser = new Recogniser(load(rooms), own);
            if (text) {
                inWords(recogniser, terminal);
            } else {
                new PostStream(recogniser, terminal.out(), terminal.err()).copy(in);
            }
            return terminal.out().checkError() ? FAILED : DONE;
        } catch (IOException | JacksonException e) {
            terminal.complain("scan: " + reason(e));
            return FAILED;
        }
    }

    private Protected load(Path file) throws IOException {
        try (InputStream rooms = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
            return new RoomsFile(random).read(rooms);
        }
    }

    private void inWords(Recogniser recogniser, Terminal terminal) throws IOException {
        Post post = Post.ofText(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        List<Finding> findings = recogniser.scan(post);
        for (Finding finding : findings) {
            String whose = finding.pass() == null ? "" : ", pass " + finding.pass();
            terminal.say(finding.grade().word() + ": room " + finding.room() + whose);
            finding.reasons().forEach(reason -> terminal.say("  " + reason));
            finding.where().forEach(span -> terminal.say("  “" + span.in(post) + "”"));
        }
        if (findings.isEmpty()) {
            terminal.say("Nothing of a protected room stands in this text.");
        }
    }

    /// Never repeats a line of the file: it holds secrets.
    private static String reason(Exception e) {
        if (e instanceof JacksonException broken) {
            return "the rooms file is not the JSON it should be, line "
                    + broken.getLocation().getLineNr();
        }
        return e instanceof NoSuchFileException
                ? "there is no such rooms file"
                : "a file could not be read or written";
    }
}
