package org.gatehouse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ThrowTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreeScanner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/// What people read stands in message files, where it can be read as a whole and put into another
/// language, and not in the code.
class ProseTest {
    private static final Path MAIN = Path.of("src/main/java/org/gatehouse");

    /// Parts whose words are not for the people of a forum, or are no words of the program's own.
    private static final List<Exempt> EXEMPT =
            List.of(
                    new Exempt(
                            "gatehouse/ConfigReader.java", "complains to whoever runs the program"),
                    new Exempt("gatehouse/Settings.java", "complains to whoever runs the program"),
                    new Exempt("gatehouse/TomlFile.java", "complains to whoever runs the program"),
                    new Exempt("gatehouse/Values.java", "complains to whoever runs the program"),
                    new Exempt("MessengerSettings.java", "complains to whoever runs the program"),
                    new Exempt("gatehouse/Post", "complains to whoever runs the program"),
                    new Exempt("gatehouse/Housekeeping.java", "names of chores, for the log"),
                    new Exempt("web/SafeHeaders.java", "headers for browsers"),
                    new Exempt("web/WebServer.java", "an answer to what is no proper request"),
                    new Exempt("cli/", "speaks to whoever runs the program, on a command line"),
                    new Exempt("rehearsal/", "prints its play on a command line"),
                    new Exempt("ledger/", "explains faults of a record to whoever verifies it"),
                    new Exempt("anchor/", "explains faults of a stamp to whoever verifies it"),
                    new Exempt("demo/", "a sample forum's own texts"),
                    new Exempt("practice/Part.java", "the parts that are played"),
                    new Exempt("practice/Players.java", "the parts that are played"),
                    new Exempt("web/storybook/", "samples"),
                    new Exempt("Stories.java", "samples"),
                    new Exempt("mail/localrelay/", "speaks SMTP to programs"),
                    new Exempt(
                            "gatehouse/watch/",
                            "vocabulary that is looked for, and reasons for the log"),
                    new Exempt("gatehouse/incident/", "the evidence pack's fixed wording"),
                    new Exempt("registration/NameKey.java", "ranks that are folded"));

    /// Three words in a row, of which the later two are small, as no key, column or header has.
    private static final Pattern PROSE =
            Pattern.compile("\\p{L}[\\p{L}’']+,? [\\p{Ll}’']{2,}[,;:]? [\\p{Ll}’']{2,}");

    private static final Pattern SQL =
            Pattern.compile("\\b(SELECT|FROM|WHERE|INSERT|UPDATE|DELETE|ORDER BY|AND|SET)\\b");

    /// The log, an exception's own constructor, and words that are looked for in another's text.
    private static final Pattern PASSED_BY = Pattern.compile("LOG\\..*|super|.*\\.contains");

    private record Exempt(String part, String why) {}

    @Test
    void noSentenceForPeopleStandsInTheCode() throws IOException {
        assertEquals(Set.of(), sentences(sources()));
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.walk(MAIN)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .filter(
                            file ->
                                    EXEMPT.stream()
                                            .noneMatch(one -> file.toString().contains(one.part)))
                    .toList();
        }
    }

    private static Set<String> sentences(List<Path> sources) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        Set<String> found = new TreeSet<>();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null,
                                    files,
                                    null,
                                    List.of("-proc:none"),
                                    null,
                                    files.getJavaFileObjectsFromPaths(sources));
            task.parse()
                    .forEach(
                            unit ->
                                    unit.accept(
                                            new Reader(
                                                    MAIN.relativize(
                                                                    Path.of(
                                                                            unit.getSourceFile()
                                                                                    .getName()))
                                                            .toString(),
                                                    found),
                                            null));
        }
        return found;
    }

    /// Passes by what only programmers see: exceptions, and what is written to the log.
    private static final class Reader extends TreeScanner<Object, Object> {
        private final String file;
        private final Set<String> found;

        Reader(String file, Set<String> found) {
            this.file = file;
            this.found = found;
        }

        @Override
        public Object visitThrow(ThrowTree thrown, Object nothing) {
            return nothing;
        }

        @Override
        public Object visitMethod(MethodTree method, Object nothing) {
            return method.getName().contentEquals("toString")
                    ? nothing
                    : super.visitMethod(method, nothing);
        }

        @Override
        public Object visitNewClass(NewClassTree made, Object nothing) {
            String type = made.getIdentifier().toString();
            return type.endsWith("Exception") ? nothing : super.visitNewClass(made, nothing);
        }

        @Override
        public Object visitMethodInvocation(MethodInvocationTree call, Object nothing) {
            return PASSED_BY.matcher(call.getMethodSelect().toString()).matches()
                    ? nothing
                    : super.visitMethodInvocation(call, nothing);
        }

        @Override
        public Object visitLiteral(LiteralTree literal, Object nothing) {
            if (literal.getValue() instanceof String text
                    && PROSE.matcher(text).find()
                    && !SQL.matcher(text).find()) {
                found.add(file + ": " + text);
            }
            return nothing;
        }
    }
}
