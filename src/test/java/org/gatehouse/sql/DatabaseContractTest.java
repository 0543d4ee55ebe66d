package org.gatehouse.sql;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.JdbiException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// What every feature relies on, whichever database it is.
@ParameterizedClass
@EnumSource(Engine.class)
class DatabaseContractTest {
    private static final int THREADS = 64;

    @Parameter Engine engine;

    private DatabaseAddress address;
    private Database database;

    @BeforeEach
    void open() {
        address = engine.fresh();
        database = Database.open(address, Clock.systemUTC());
        database.write(
                tx -> tx.handle().execute("CREATE TABLE fact (name TEXT PRIMARY KEY, at BIGINT)"));
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void whatWasWrittenIsThereForEverybodyOnceTheWriteReturns() {
        add("one");
        assertEquals(1, count());
        try (Database other = Database.open(address, Clock.systemUTC())) {
            int seen = other.read(DatabaseContractTest::count);
            assertEquals(1, seen);
        }
    }

    @Test
    void aFailedWriteLeavesNothingAndTakesNoNeighbourWithIt() throws Exception {
        List<Future<String>> writes =
                everybody(
                        i ->
                                database.write(
                                        tx -> {
                                            insert(tx, "fact " + i);
                                            if (i % 4 == 0) {
                                                throw new IllegalArgumentException("no " + i);
                                            }
                                            return "yes " + i;
                                        }));
        for (int i = 0; i < THREADS; i++) {
            Future<String> write = writes.get(i);
            if (i % 4 == 0) {
                Throwable thrown = assertThrows(ExecutionException.class, write::get).getCause();
                assertEquals("no " + i, thrown.getMessage());
            } else {
                assertEquals("yes " + i, write.get());
            }
        }
        assertEquals(THREADS * 3 / 4, count());
    }

    @Test
    void aRowThatTheDatabaseRefusesTakesNoNeighbourWithIt() throws Exception {
        add("taken");
        List<Future<String>> writes =
                everybody(i -> database.write(tx -> insert(tx, i % 4 == 0 ? "taken" : "f" + i)));
        for (int i = 0; i < THREADS; i++) {
            Future<String> write = writes.get(i);
            if (i % 4 == 0) {
                assertThrows(ExecutionException.class, write::get);
            } else {
                write.get();
            }
        }
        assertEquals(1 + THREADS * 3 / 4, count());
    }

    @Test
    void manyWritersLoseNothing() throws Exception {
        for (Future<String> write :
                everybody(
                        i -> {
                            for (int n = 0; n < 20; n++) {
                                add(i + "." + n);
                            }
                            return "done";
                        })) {
            write.get();
        }
        assertEquals(THREADS * 20, count());
    }

    @Test
    void aReadSeesOneSnapshotWhateverIsWrittenMeanwhile() {
        add("before");
        List<Integer> seen =
                database.read(
                        handle -> {
                            int first = count(handle);
                            try (ExecutorService other = Executors.newSingleThreadExecutor()) {
                                other.submit(() -> add("meanwhile")).get();
                            } catch (InterruptedException | ExecutionException e) {
                                throw new IllegalStateException(e);
                            }
                            return List.of(first, count(handle));
                        });
        assertEquals(List.of(1, 1), seen);
        assertEquals(2, count());
    }

    @Test
    void aReaderCannotWrite() {
        assertThrows(
                JdbiException.class,
                () -> database.read(handle -> handle.execute("INSERT INTO fact VALUES ('x', 1)")));
        assertEquals(0, count());
    }

    @Test
    void whatIsLeftForAfterTheCommitSeesItDoneAndRunsInOrder() {
        List<String> order = new ArrayList<>();
        database.write(
                tx -> {
                    tx.afterCommit(() -> order.add("first, with " + count()));
                    tx.afterCommit(() -> order.add("second"));
                    insert(tx, "one");
                    return order.add("work");
                });
        assertEquals(List.of("work", "first, with 1", "second"), order);
    }

    @Test
    void whatIsLeftForAfterTheCommitNeverRunsWithoutOne() {
        List<String> order = new ArrayList<>();
        assertThrows(
                IllegalArgumentException.class,
                () ->
                        database.write(
                                tx -> {
                                    tx.afterCommit(() -> order.add("told the world"));
                                    throw new IllegalArgumentException();
                                }));
        assertEquals(List.of(), order);
    }

    @Test
    void aWriteInsideAWriteIsRefused() {
        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> database.write(_ -> database.write(tx -> insert(tx, "inner"))));
        assertEquals(true, refused.getMessage().startsWith("A write inside a write"));
        assertEquals(0, count());
        add("and the next one works");
    }

    @Test
    void aReadInsideAWriteIsRefused() {
        IllegalStateException refused =
                assertThrows(
                        IllegalStateException.class,
                        () -> database.write(_ -> database.read(handle -> handle)));
        assertEquals("A write reads with its own handle", refused.getMessage());
        add("and the next one works");
        assertEquals(1, count());
    }

    @Test
    void whatHappensAfterACommitMayWriteAgain() {
        database.write(
                tx -> {
                    tx.afterCommit(() -> add("second"));
                    return insert(tx, "first");
                });
        assertEquals(2, count());
    }

    @Test
    void momentsAndIdsComeBackAsTheyWentIn() {
        Instant moment = Instant.parse("2026-10-25T01:30:00.123Z");
        UUID id = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
        database.write(
                tx -> tx.handle().execute("INSERT INTO fact (name, at) VALUES (?, ?)", id, moment));
        database.write(tx -> tx.handle().execute("INSERT INTO fact (name) VALUES ('none')"));
        assertEquals(id, query("SELECT name FROM fact WHERE at IS NOT NULL", UUID.class));
        assertEquals(moment, query("SELECT at FROM fact WHERE at IS NOT NULL", Instant.class));
        assertEquals(null, query("SELECT at FROM fact WHERE at IS NULL", Instant.class));
    }

    @Test
    void everythingInOneWriteHasOneMomentToTheMillisecond() {
        database.write(
                tx -> {
                    assertEquals(tx.now(), tx.now());
                    assertEquals(0, tx.now().getNano() % 1_000_000);
                    return "done";
                });
    }

    private <T> T query(String sql, Class<T> type) {
        return database.read(handle -> handle.createQuery(sql).mapTo(type).one());
    }

    private String add(String name) {
        return database.write(tx -> insert(tx, name));
    }

    private static String insert(Tx tx, String name) {
        tx.handle().execute("INSERT INTO fact (name, at) VALUES (?, ?)", name, tx.now());
        return name;
    }

    private int count() {
        return database.read(DatabaseContractTest::count);
    }

    private static int count(Handle handle) {
        return handle.createQuery("SELECT COUNT(*) FROM fact").mapTo(Integer.class).one();
    }

    private interface Work {
        String with(int number);
    }

    /// Runs `work` in all threads at once and returns how each went.
    private static List<Future<String>> everybody(Work work) throws InterruptedException {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            List<Callable<String>> calls =
                    IntStream.range(0, THREADS)
                            .<Callable<String>>mapToObj(i -> () -> work.with(i))
                            .toList();
            return threads.invokeAll(calls);
        }
    }
}
