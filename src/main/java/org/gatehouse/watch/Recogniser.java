package org.gatehouse.watch;

import java.util.List;
import java.util.Set;

/// Finds protected details in posts. What it costs grows with the length of the post and not with
/// the number of rooms; it never throws, whatever the text. Safe for use by many threads.
public final class Recogniser {
    private final Protected guarded;
    private final Set<String> ownAuthors;

    /// @param ownAuthors accounts of the organisers, whose own posts are no leaks
    public Recogniser(Protected guarded, Set<String> ownAuthors) {
        this.guarded = guarded;
        this.ownAuthors = Set.copyOf(ownAuthors);
    }

    /// What the post exposes: at most one finding for each personal link and each room, none for an
    /// ordinary post or one by an organiser.
    public List<Finding> scan(Post post) {
        if (!post.author().isEmpty() && ownAuthors.contains(post.author())) {
            return List.of();
        }
        return new Reading(guarded, Whole.of(post)).findings();
    }
}
