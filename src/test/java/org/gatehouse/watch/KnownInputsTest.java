package org.gatehouse.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The inputs from which the fuzz tests of the watch start, and small changes to each of them, on
/// every run of the tests: the fuzzers themselves run by hand (`bin/fuzz`).
class KnownInputsTest {
    private static final Path INPUTS = Path.of("src/test/resources/org/gatehouse/watch");
    private static final int CHANGES = 60;

    static List<Path> inputs() throws IOException {
        try (Stream<Path> files = Files.walk(INPUTS)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("inputs")
    void noInputAndNothingLikeItMakesAReaderThrow(Path input) throws Exception {
        Method target = target(input);
        Constructor<?> made = target.getDeclaringClass().getDeclaredConstructor();
        made.setAccessible(true);
        Object test = made.newInstance();
        Random random = new Random(7);
        byte[] known = Files.readAllBytes(input);
        read(target, test, known);
        for (int i = 0; i < CHANGES; i++) {
            read(target, test, changed(known, random));
        }
    }

    /// `…/mastodon/TootFuzzTestInputs/aMessageNeverThrows/timeline` → the method of that name.
    private static Method target(Path input) throws ReflectiveOperationException {
        Path folder = INPUTS.getParent().getParent().getParent().relativize(input);
        List<String> names = new ArrayList<>();
        folder.forEach(part -> names.add(part.toString()));
        String method = names.get(names.size() - 2);
        List<String> type = names.subList(0, names.size() - 2);
        String name = String.join(".", type).replaceFirst("Inputs$", "");
        Method target = Class.forName(name).getDeclaredMethod(method, byte[].class);
        target.setAccessible(true);
        return target;
    }

    private static void read(Method target, Object test, byte[] input) throws Exception {
        try {
            target.invoke(test, (Object) input);
        } catch (InvocationTargetException e) {
            throw new AssertionError(Arrays.toString(input) + new String(input, UTF_8), e);
        }
    }

    private static byte[] changed(byte[] known, Random random) {
        byte[] bytes = Arrays.copyOf(known, known.length);
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(known, random.nextInt(known.length));
            case 1 -> {
                int from = random.nextInt(known.length);
                int to = Math.min(known.length, from + random.nextInt(12));
                bytes = new byte[known.length - (to - from)];
                System.arraycopy(known, 0, bytes, 0, from);
                System.arraycopy(known, to, bytes, from, known.length - to);
            }
            default -> {
                for (int n = random.nextInt(4); n >= 0; n--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    @Test
    void everyFuzzTestHasInputsToStartFrom() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/test/java/org/gatehouse/watch"))) {
            for (Path test : files.filter(f -> f.toString().endsWith("FuzzTest.java")).toList()) {
                String name = test.getFileName().toString().replace(".java", "Inputs");
                assertTrue(
                        inputs().stream().anyMatch(input -> input.toString().contains(name)), name);
            }
        }
    }
}
