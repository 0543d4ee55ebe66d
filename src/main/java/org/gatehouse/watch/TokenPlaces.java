package org.gatehouse.watch;

/// Where in a text tokens of links may begin, 64 characters at a time. All places are answered and
/// some more: who asks looks closer.
final class TokenPlaces {
    private final Outline outline;

    TokenPlaces(Outline outline) {
        this.outline = outline;
    }

    /// Starts of runs of ten characters or more, and of all runs close behind a slash.
    long runs(int block) {
        long here = inRun(block);
        long starts = here & ~((here << 1) | (inRun(block - 1) >>> 63));
        long next = inRun(block + 1);
        long two = here & ahead(here, next, 1);
        long nextTwo = next & (next >>> 1);
        long four = two & ahead(two, nextTwo, 2);
        long nextFour = nextTwo & (nextTwo >>> 2);
        long eight = four & ahead(four, nextFour, 4);
        long ten = eight & ahead(two, nextTwo, 8);
        return starts & (ten | behindSigns(block));
    }

    private long behindSigns(int block) {
        long here = outline.of(Outline.SIGNS, block);
        // What stands before a stretch is not known: it may be a slash.
        long before = block == 0 ? -1L : outline.of(Outline.SIGNS, block - 1);
        return (here << 1)
                | (here << 2)
                | (here << 3)
                | (here << 4)
                | (before >>> 63)
                | (before >>> 62)
                | (before >>> 61)
                | (before >>> 60);
    }

    /// Signs right behind a run.
    long behindRuns(int block) {
        return outline.of(Outline.SIGNS, block) & ((inRun(block) << 1) | (inRun(block - 1) >>> 63));
    }

    /// Starts of three words of 3-3-3 or 3-4-3 letters that follow each other closely.
    long codes(int block) {
        long three = wordsOf(3, block);
        if (three == 0) {
            return 0;
        }
        long four = wordsOf(4, block);
        long nextThree = wordsOf(3, block + 1);
        long nextFour = wordsOf(4, block + 1);
        long second = (three & soon(three, nextThree, 3)) | (four & soon(three, nextThree, 4));
        long nextSecond = (nextThree & soon(nextThree, 0, 3)) | (nextFour & soon(nextThree, 0, 4));
        return three & soon(second, nextSecond, 3);
    }

    /// Starts of words of exactly that many letters, 3 or 4.
    private long wordsOf(int letters, int block) {
        long here = outline.of(Outline.WORDS, block);
        long next = outline.of(Outline.WORDS, block + 1);
        long starts = here & ~((here << 1) | (outline.of(Outline.WORDS, block - 1) >>> 63));
        long more = starts & ahead(here, next, 1) & ahead(here, next, 2);
        return letters == 3
                ? more & ~ahead(here, next, 3)
                : more & ahead(here, next, 3) & ~ahead(here, next, 4);
    }

    /// Where something is one to three characters behind a word of that many letters.
    private static long soon(long here, long next, int letters) {
        return ahead(here, next, letters + 1)
                | ahead(here, next, letters + 2)
                | ahead(here, next, letters + 3);
    }

    private long inRun(int block) {
        return outline.of(Outline.WORDS, block) | outline.of(Outline.JOINTS, block);
    }

    /// Each bit becomes that of `distance` characters further on.
    private static long ahead(long here, long next, int distance) {
        return (here >>> distance) | (next << -distance);
    }
}
