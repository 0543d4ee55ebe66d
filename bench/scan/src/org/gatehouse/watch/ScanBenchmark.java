package org.gatehouse.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.ahocorasick.trie.Trie;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// One operation scans a million characters of posts of about 300 characters, so operations a
/// second are megabytes a second.
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(
        value = 1,
        jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx3g"})
public class ScanBenchmark {
    private static final int CHARACTERS = 1_000_000;

    /// The posts that all contestants read.
    @State(Scope.Benchmark)
    public static class Posts {
        final List<Post> posts = new ArrayList<>();

        public Posts() {
            Random random = new Random(1);
            String[] words =
                    "the village forum met last night and residents asked the police about speeding on high street parking near school evening community neighbourhood burglary garden council volunteers question answered everybody tomorrow information"
                            .split(" ");
            for (int characters = 0; characters < CHARACTERS; ) {
                StringBuilder text = new StringBuilder();
                while (text.length() < 290) {
                    text.append(words[random.nextInt(words.length)]).append(' ');
                    if (random.nextInt(25) == 0) {
                        text.append(random.nextInt(3000)).append(' ');
                    }
                    if (random.nextInt(60) == 0) {
                        text.append("https://news.example/2026/").append(random.nextInt(100_000));
                        text.append("/story-")
                                .append(Long.toString(random.nextLong(), 36))
                                .append(' ');
                    }
                    if (random.nextInt(120) == 0) {
                        text.append("01494 7").append(10_000 + random.nextInt(80_000)).append(' ');
                    }
                }
                text.setLength(Math.min(text.length(), CHARACTERS - characters));
                characters += text.length();
                posts.add(Post.ofText(text.toString()));
            }
        }
    }

    @State(Scope.Benchmark)
    public static class Guarded {
        @Param({"100", "10000", "1000000"})
        int rooms;

        Recogniser recogniser;

        @Setup
        public void build() {
            Random random = new Random(2);
            ProtectedBuilder builder = new ProtectedBuilder(random.nextLong(), token -> token);
            for (int i = 0; i < rooms; i++) {
                String id = id(random);
                String pwd = Long.toString(random.nextLong() >>> 1, 36) + "Xk9";
                builder.room("room-" + i, "pw" + i, null)
                        .number(id)
                        .link("https://us02web.zoom.us/j/" + id + "?pwd=" + pwd);
            }
            Protected built = builder.build();
            System.out.printf("%n%d octets a room%n", built.memory() / rooms);
            recogniser = new Recogniser(built, Set.of());
        }
    }

    @State(Scope.Benchmark)
    public static class Words {
        @Param({"200000"})
        int words;

        Trie trie;

        @Setup
        public void build() {
            Random random = new Random(2);
            Trie.TrieBuilder builder = Trie.builder();
            for (int i = 0; i < words; i++) {
                builder.addKeyword(id(random));
            }
            trie = builder.build();
        }
    }

    private static final List<Pattern> PATTERNS =
            Stream.of(
                            "zoom\\.(?:us|com)/(?:j|w|s)/\\d{9,11}(?:\\?[\\w=&.-]+)?",
                            "zoom\\.(?:us|com)/my/[\\w.-]+",
                            "teams\\.microsoft\\.com/l/meetup-join/[\\w%.-]+",
                            "teams\\.(?:microsoft|live)\\.com/meet/\\d{11,15}",
                            "meet\\.google\\.com/[a-z]{3}-[a-z]{4}-[a-z]{3}",
                            "webex\\.com/[\\w/.-]+\\?MTID=m[0-9a-f]{32}",
                            "/(?:rooms|b)/[a-z0-9]{3}-[a-z0-9]{3}-[a-z0-9]{3}(?:-[a-z0-9]{3})?",
                            "(?:meet\\.jit\\.si|8x8\\.vc|whereby\\.com)/[\\w/-]+",
                            "(?:gotomeeting\\.com/join|bluejeans\\.com)/\\d{9}",
                            "\\b\\d{3}[ .-]?\\d{3,4}[ .-]?\\d{3,4}\\b")
                    .map(pattern -> Pattern.compile(pattern, Pattern.CASE_INSENSITIVE))
                    .toList();

    @Benchmark
    public int recogniser(Posts posts, Guarded guarded) {
        int found = 0;
        for (Post post : posts.posts) {
            found += guarded.recogniser.scan(post).size();
        }
        return found;
    }

    @Benchmark
    public int tenRegularExpressions(Posts posts) {
        int found = 0;
        for (Post post : posts.posts) {
            for (Pattern pattern : PATTERNS) {
                Matcher matcher = pattern.matcher(post.text());
                while (matcher.find()) {
                    found++;
                }
            }
        }
        return found;
    }

    @Benchmark
    public int ahoCorasick(Posts posts, Words words) {
        int found = 0;
        for (Post post : posts.posts) {
            found += words.trie.parseText(post.text()).size();
        }
        return found;
    }

    private static String id(Random random) {
        return Long.toString(10_000_000_000L + (long) (random.nextDouble() * 89_999_999_999L));
    }
}
