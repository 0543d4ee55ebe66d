package org.gatehouse.ledger;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;

/// Appends entries with two facts and no personal field, each in a write of its own that is
/// durable when it returns; what is waiting at the same time shares a commit. Beside them writes
/// of nothing, so that the difference is what the ledger costs. CPU is that of the whole
/// process, its compiler and collector included: it hardly depends on how busy the machine is.
final class LedgerBench {
    private static final int ROUNDS = 5;
    private static final int TOGETHER = 256;
    private static final OperatingSystemMXBean MACHINE =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final Database database;
    private final Ledger ledger;
    private final Actor actor = new Actor.Rule("bench");
    private final UUID meeting = UUID.randomUUID();

    private LedgerBench(Database database, Ledger ledger) {
        this.database = database;
        this.ledger = ledger;
    }

    /// @param args an empty folder, and how many entries a round appends
    public static void main(String[] args) throws Exception {
        Path folder = Path.of(args[0]);
        int entries = Integer.parseInt(args[1]);
        Keys keys = KeyFile.open(folder.resolve("key"), new SecureRandom());
        DatabaseAddress file = DatabaseAddress.embedded(folder.resolve("forum.db"));
        try (Database database = Database.open(file, Clock.systemUTC())) {
            LedgerBench bench = new LedgerBench(database, new Ledger(keys, database.dialect()));
            bench.measure(entries);
            bench.count(keys);
        }
    }

    private interface Work {
        void once() throws Exception;
    }

    private void measure(int entries) throws Exception {
        System.out.printf("load average %.1f%n", load());
        System.out.printf("%-44s %8s %8s  %s%n", "µs each", "CPU", "by clock", "(CPU of all rounds)");
        tell("an entry, %d writers at once".formatted(TOGETHER), entries, () -> together(entries, true));
        tell("an empty write, %d writers at once".formatted(TOGETHER), entries, () -> together(entries, false));
        tell("an entry, 100 in a write", entries, () -> inOneWrite(entries));
        tell("an entry, one write after another", entries / 20, () -> oneByOne(entries / 20));
    }

    private static void tell(String what, int entries, Work work) throws Exception {
        work.once(); // to be warm
        double[] cpu = new double[ROUNDS];
        double[] micros = new double[ROUNDS];
        for (int i = 0; i < ROUNDS; i++) {
            long used = MACHINE.getProcessCpuTime();
            long start = System.nanoTime();
            work.once();
            micros[i] = (System.nanoTime() - start) / 1e3 / entries;
            cpu[i] = (MACHINE.getProcessCpuTime() - used) / 1e3 / entries;
        }
        Arrays.sort(micros);
        Arrays.sort(cpu);
        System.out.printf("%-44s %8.1f %8.1f ", what, cpu[ROUNDS / 2], micros[ROUNDS / 2]);
        for (double one : cpu) {
            System.out.printf(" %.1f", one);
        }
        System.out.println();
    }

    private static double load() {
        return MACHINE.getSystemLoadAverage();
    }

    private long append(org.gatehouse.sql.Tx tx) {
        return ledger.append(
                tx,
                Entry.of("knock.opened", actor)
                        .in(meeting)
                        .with("registrant", meeting)
                        .with("knock", meeting));
    }

    private void together(int entries, boolean entry) throws Exception {
        List<Future<?>> writers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TOGETHER; i++) {
                writers.add(
                        threads.submit(
                                () -> {
                                    for (int n = 0; n < entries / TOGETHER; n++) {
                                        database.write(tx -> entry ? append(tx) : 0);
                                    }
                                }));
            }
            for (Future<?> writer : writers) {
                writer.get();
            }
        }
    }

    private void inOneWrite(int entries) {
        for (int i = 0; i < entries / 100; i++) {
            database.write(
                    tx -> {
                        for (int n = 0; n < 100; n++) {
                            append(tx);
                        }
                        return 0;
                    });
        }
    }

    private void oneByOne(int entries) {
        for (int i = 0; i < entries; i++) {
            database.write(this::append);
        }
    }

    /// Signs what was appended, and times a whole check of it.
    private void count(Keys keys) {
        Checkpoints checkpoints =
                new Checkpoints(
                        database, keys, java.net.URI.create("http://localhost"), Optional.empty());
        long start = System.nanoTime();
        checkpoints.sign();
        long signed = System.nanoTime();
        LedgerVerifier.Report report =
                database.read(
                        handle ->
                                LedgerVerifier.verify(
                                        handle, checkpoints.verifierKey(), List.of()));
        long verified = System.nanoTime();
        System.out.printf(
                "%d entries: signed in %.2f s, verified in %.2f s, intact: %s%n",
                report.size(),
                (signed - start) / 1e9,
                (verified - signed) / 1e9,
                report.isIntact());
    }
}
