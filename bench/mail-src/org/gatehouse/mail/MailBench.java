package org.gatehouse.mail;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPairGenerator;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.gatehouse.keys.KeyFile;
import org.gatehouse.keys.Keys;
import org.gatehouse.ledger.Ledger;
import org.gatehouse.mail.dkim.DkimKey;
import org.gatehouse.mail.dkim.DkimSigning;
import org.gatehouse.live.Broadcast;
import org.gatehouse.sql.Database;
import org.gatehouse.sql.DatabaseAddress;
import org.gatehouse.sql.Ids;

/// Letters into smtp-sink, by several clients: over a line of 20 ms with 16 connections, and over
/// none with 4, where the processor's time is what counts.
final class MailBench {
    private static final int ROUND_TRIP = 20;
    private static final int MANY = 16;
    private static final int FEW = 4;

    private final Path postfix;
    private final int letters;
    private final int sinkPort;
    private final byte[] content = content();

    private MailBench(Path postfix, int letters, int sinkPort) {
        this.postfix = postfix;
        this.letters = letters;
        this.sinkPort = sinkPort;
    }

    public static void main(String[] args) throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        Path postfix = Path.of(args[0]).toAbsolutePath();
        MailBench bench = new MailBench(postfix, Integer.parseInt(args[1]), port);
        Process sink = bench.postfix("smtp-sink", "-u", "nobody", "-c", "127.0.0.1:" + port, "1000");
        try {
            bench.awaitSink();
            bench.all();
        } finally {
            sink.destroy();
            Clients.stop();
        }
    }

    private Process postfix(String program, String... args) throws Exception {
        List<String> command = new ArrayList<>(List.of(postfix.resolve("usr/sbin/" + program).toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("LD_LIBRARY_PATH", postfix.resolve("usr/lib/postfix").toString());
        return builder.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
    }

    private void awaitSink() throws Exception {
        while (true) {
            try (Socket socket = new Socket("127.0.0.1", sinkPort)) {
                return;
            } catch (java.io.IOException e) {
                Thread.sleep(50);
            }
        }
    }

    private void all() throws Exception {
        System.out.printf("%d letters of %d bytes%n", letters, content.length);
        System.out.printf("%-44s %12s %12s %12s%n", "", "letters/s", "trips/letter", "CPU µs");
        for (boolean warm : new boolean[] {true, false}) {
            // Alone, the compiler is given time to be done before anything counts.
            int n = warm && !System.getProperty("only", "").equals("cpu") ? Math.min(letters, 1_000) : letters;
            String note = warm ? " (warm-up)" : "";
            if (isWanted("clients") || isWanted("cpu")) {
                clients(n, FEW, 0, note);
            }
            if (isWanted("clients") && !warm) {
                clients(n, MANY, ROUND_TRIP, note);
                source(n);
            }
            if (isWanted("outbox") && !warm) {
                outbox(n, false, Postmark.PLAIN, "not marked");
                outbox(n, true, Postmark.PLAIN, "durably marked");
            }
            if (isWanted("signed") && !warm) {
                signed("Ed25519", n);
                signed("RSA", n);
            }
        }
    }

    /// What a signature on each letter costs, by the time of one thread's processor.
    private void signed(String algorithm, int n) throws Exception {
        KeyPairGenerator pairs = KeyPairGenerator.getInstance(algorithm);
        if (algorithm.equals("RSA")) {
            pairs.initialize(2_048);
        }
        DkimKey key = new DkimKey("example.org", "bench", pairs.generateKeyPair().getPrivate());
        DkimSigning signing = new DkimSigning(List.of(key));
        MailAddress from = new MailAddress("forum@example.org");
        for (int i = 0; i < 1_000; i++) {
            signing.sign(content, from, Instant.EPOCH);
        }
        long start = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        for (int i = 0; i < n; i++) {
            signing.sign(content, from, Instant.EPOCH);
        }
        long time = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - start;
        System.out.printf("%-44s %12s %12s %12.0f%n", "a signature, " + algorithm, "", "", time / 1e3 / n);
        outbox(n, true, new Postmark(ReturnPath.SENDER, signing), "marked and signed, " + algorithm);
    }

    /// With `-Donly=outbox`: the two that show what marking costs.
    private static boolean isWanted(String part) {
        return part.equals(System.getProperty("only", part));
    }

    private void clients(int n, int connections, int delay, String note) throws Exception {
        String where = ", " + delay + " ms, " + connections + " connections" + note;
        run("ours" + where, n, connections, delay, Clients::ours);
        run("NioSmtpClient" + where, n, connections, delay, Clients::nio);
        run("NioSmtpClient, sent ahead" + where, n, connections, delay, Clients::nioAhead);
        run("Angus, kept" + where, n, connections, delay, Clients::angus);
        run("Angus, one each" + where, n, connections, delay, Clients::angusEach);
    }

    private void run(String name, int n, int connections, int delay, Clients.Client client) throws Exception {
        SlowLine line = delay == 0 ? null : new SlowLine(sinkPort, delay);
        int port = line == null ? sinkPort : line.port();
        AtomicInteger left = new AtomicInteger(n);
        long cpu = cpu();
        long start = System.nanoTime();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < connections; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                try {
                    client.run(port, left, content);
                } catch (Exception e) {
                    e.printStackTrace();
                }
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        report(name, n, start, cpu, line);
        if (line != null) {
            line.close();
        }
    }

    private static void report(String name, int n, long start, long cpu, SlowLine line) {
        double seconds = (System.nanoTime() - start) / 1e9;
        String trips = line == null ? "" : "%.3f".formatted(line.roundTrips.get() / (double) n);
        // Behind the slow line the processor's time holds the line's own.
        String time = cpu > 0 ? "%.0f".formatted((cpu() - cpu) / 1e3 / n) : "";
        System.out.printf("%-44s %12.0f %12s %12s%n", name, n / seconds, trips, time);
    }

    private static long cpu() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
    }

    private void source(int n) throws Exception {
        SlowLine line = new SlowLine(sinkPort, ROUND_TRIP);
        long start = System.nanoTime();
        postfix("smtp-source", "-d", "-s", "" + MANY, "-l", "" + content.length, "-m", "" + n,
                "127.0.0.1:" + line.port()).waitFor();
        report("smtp-source -d, 20 ms, 16 connections", n, start, 0, line);
        line.close();
    }

    /// The whole way from the outbox, with every letter written out; durably marked, or only sent.
    private void outbox(int n, boolean marked, Postmark postmark, String note) throws Exception {
        Path directory = Files.createTempDirectory("bench-mail");
        SecureRandom random = new SecureRandom();
        Keys keys = KeyFile.open(directory.resolve("key"), random);
        Ids ids = new Ids(Clock.systemUTC(), random);
        LetterWriter writer = new LetterWriter(() -> HEAD);
        try (SlowLine line = new SlowLine(sinkPort, ROUND_TRIP)) {
            if (!marked) {
                AtomicInteger left = new AtomicInteger(n);
                long cpu = cpu();
                long start = System.nanoTime();
                List<Thread> threads = new ArrayList<>();
                for (int i = 0; i < MANY; i++) {
                    threads.add(Thread.ofPlatform().start(() -> written(line.port(), left, writer)));
                }
                for (Thread thread : threads) {
                    thread.join();
                }
                report("ours, written out, " + note + ", 20 ms", n, start, cpu, line);
                return;
            }
            try (Database database =
                    Database.open(DatabaseAddress.embedded(directory.resolve("db")), Clock.systemUTC())) {
                Outbox outbox = new Outbox(keys, ids);
                UUID meeting = ids.next();
                database.write(tx -> {
                    for (int i = 0; i < n; i++) {
                        outbox.enqueue(tx, Letter.of(LetterKind.EMERGENCY, ids.next(),
                                new Recipient(new MailAddress("p" + i + "@example.org"), "Ann"), FACTS).in(meeting, 1));
                    }
                    return n;
                });
                long cpu = cpu();
                long start = System.nanoTime();
                try (Postman postman = new Postman(database, outbox, keys, new Ledger(keys, database.dialect()),
                        new Broadcast(), writer, postmark, List.of(Clients.transport(line.port(), MANY)), Clock.systemUTC())) {
                    DeliveryBoard board = new DeliveryBoard(database, postman::isInFlight);
                    while (open(database) > 0) {
                        Thread.sleep(20);
                    }
                    report("ours, from the outbox, " + note, n, start, cpu, line);
                    System.out.println(board.counts(meeting, 1));
                }
            }
        }
    }

    private static long open(Database database) {
        return database.read(handle -> handle.createQuery("SELECT COUNT(*) FROM letter WHERE outcome IS NULL")
                .mapTo(Long.class).one());
    }

    private static void written(int port, AtomicInteger left, LetterWriter writer) {
        MailConnection line = ((MailTransport.Opening.Open) Clients.transport(port, 1).open()).connection();
        Envelope now = left.getAndDecrement() > 0 ? envelope(writer) : null;
        while (now != null) {
            Envelope next = left.getAndDecrement() > 0 ? envelope(writer) : null;
            line.send(now, next);
            now = next;
        }
        line.close();
    }

    private static Envelope envelope(LetterWriter writer) {
        MailAddress from = new MailAddress("forum@example.org");
        Recipient to = new Recipient(new MailAddress("resident@example.org"), "Ann");
        byte[] content = MessageFormat.write(writer.write(LetterKind.EMERGENCY, FACTS), new Sender(from, "Forum"), to,
                MessageId.of(LetterKind.EMERGENCY, null, 1, UUID.randomUUID(), "", "example.org"), Instant.EPOCH);
        return new Envelope(from, to.address(), content);
    }

    private static final ForumHead HEAD =
            new ForumHead("A policing forum", new MailAddress("contact@example.org"), URI.create("https://forum.example/"));
    private static final Map<String, String> FACTS = Map.of("name", "Ann", "meeting", "Winter meeting", "when",
            "Thursday 11 November 2027, 7:30 pm", "passLink", "https://forum.example/p/" + "x".repeat(43));

    private static byte[] content() {
        byte[] letter = envelope(new LetterWriter(() -> HEAD)).content();
        byte[] padded = java.util.Arrays.copyOf(letter, Math.max(letter.length, 6_000));
        for (int i = letter.length; i < padded.length; i++) {
            padded[i] = (byte) (i % 70 == 68 ? '\r' : i % 70 == 69 ? '\n' : 'x');
        }
        return padded;
    }
}
