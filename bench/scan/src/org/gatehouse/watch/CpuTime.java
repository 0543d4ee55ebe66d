package org.gatehouse.watch;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.function.IntSupplier;

/// The contest of [ScanBenchmark] by the processor time of one thread, for machines that have other
/// work to do: the best of some passes over a million characters each.
public final class CpuTime {
    private static final int PASSES = 40;

    private CpuTime() {}

    public static void main(String[] args) {
        ScanBenchmark contest = new ScanBenchmark();
        ScanBenchmark.Posts posts = new ScanBenchmark.Posts();
        for (int rooms : new int[] {100, 10_000, 1_000_000}) {
            ScanBenchmark.Guarded guarded = new ScanBenchmark.Guarded();
            guarded.rooms = rooms;
            guarded.build();
            tell("recogniser, " + rooms + " rooms", () -> contest.recogniser(posts, guarded));
        }
        tell("ten regular expressions", () -> contest.tenRegularExpressions(posts));
        ScanBenchmark.Words words = new ScanBenchmark.Words();
        words.words = 200_000;
        words.build();
        tell("Aho-Corasick, 200000 words", () -> contest.ahoCorasick(posts, words));
    }

    private static void tell(String name, IntSupplier pass) {
        ThreadMXBean time = ManagementFactory.getThreadMXBean();
        long best = Long.MAX_VALUE;
        int found = 0;
        for (int i = 0; i < PASSES; i++) {
            long start = time.getCurrentThreadCpuTime();
            found += pass.getAsInt();
            best = Math.min(best, time.getCurrentThreadCpuTime() - start);
        }
        System.out.printf("%-28s %5.0f MB/s (%d found)%n", name, 1e9 / best, found);
    }
}
