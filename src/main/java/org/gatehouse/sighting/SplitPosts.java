package org.gatehouse.sighting;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gatehouse.watch.Post;

/// Puts the latest posts of one author together, so that details are found that somebody spread
/// over several posts. Remembers few authors, and of each only short posts with digits in them:
/// what a stream costs must not grow with how much is posted.
final class SplitPosts {
    private static final int MOST_AUTHORS = 20_000;
    private static final int MOST_POSTS = 4;
    private static final int LONGEST = 500;
    private static final int FEWEST_DIGITS = 2;

    private final Map<String, Deque<Post>> authors =
            new LinkedHashMap<>(1024, 0.75f, true) {
                private static final long serialVersionUID = 1;

                @Override
                protected boolean removeEldestEntry(Map.Entry<String, Deque<Post>> eldest) {
                    return size() > MOST_AUTHORS;
                }
            };

    /// `post` behind the ones that its author wrote before, where there are any; the id stays that
    /// of `post`.
    synchronized Optional<Post> join(String source, Post post) {
        if (post.author().isEmpty() || post.text().length() > LONGEST || !hasDigits(post)) {
            return Optional.empty();
        }
        Deque<Post> earlier =
                authors.computeIfAbsent(source + "\n" + post.author(), _ -> new ArrayDeque<>());
        boolean repeated = earlier.stream().anyMatch(known -> known.id().equals(post.id()));
        if (repeated) {
            return Optional.empty();
        }
        Optional<Post> joined =
                earlier.isEmpty() ? Optional.empty() : Optional.of(joined(earlier, post));
        earlier.add(post);
        if (earlier.size() > MOST_POSTS) {
            earlier.remove();
        }
        return joined;
    }

    private static Post joined(Deque<Post> earlier, Post post) {
        StringBuilder text = new StringBuilder();
        List<String> links = new ArrayList<>();
        List<String> alt = new ArrayList<>();
        Stream.concat(earlier.stream(), Stream.of(post))
                .forEach(
                        part -> {
                            text.append(part.text()).append('\n');
                            links.addAll(part.links());
                            alt.addAll(part.alt());
                        });
        return new Post(post.id(), post.author(), post.url(), text.toString(), links, alt);
    }

    private static boolean hasDigits(Post post) {
        return post.text().codePoints().filter(Character::isDigit).limit(FEWEST_DIGITS).count()
                == FEWEST_DIGITS;
    }
}
