package org.gatehouse.bench;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.gatehouse.bench.FullForum.Phone;
import org.gatehouse.bench.Load.Course;
import org.gatehouse.bench.Load.Outcome;

/// What the door costs: a bare answer, a pass's page, and a knock that is on disk and in the ledger
/// before it is answered, from one load, in turn.
final class DoorBench {
    private static final int CONNECTIONS = 32;
    private static final int ROUNDS = 5;

    private DoorBench() {}

    private record Round(Outcome outcome, double serverMicros) {}

    private record Line(Course course, List<Round> rounds) {
        Line(Course course) {
            this(course, new ArrayList<>());
        }

        double median(ToDoubleFunction<Round> what) {
            double[] all = rounds.stream().mapToDouble(what).sorted().toArray();
            return all[all.length / 2];
        }

        double perSecond() {
            return median(r -> r.outcome().perSecond());
        }

        double serverMicros() {
            return median(Round::serverMicros);
        }
    }

    /// @param args the folder for the data (empty), the number of people, seconds a round
    public static void main(String[] args) throws Exception {
        Path data = Path.of(args[0]);
        int people = Integer.parseInt(args[1]);
        double seconds = Double.parseDouble(args[2]);
        List<Phone> phones = FullForum.make(data, people);
        System.out.printf("load average %s%n", load());
        System.out.printf("a flush to disk (4 kB, fsync): %.2f ms%n", flushMillis(data));
        int knocks;
        try (Served served = Served.start(List.of("bin/gatehouse", "serve"), data);
                Load load = new Load(served.port, CONNECTIONS)) {
            System.out.printf("process %d, %d MB at first%n", served.pid(), served.residentMegabytes());
            knocks = measure(served, load, courses(phones, served.port), seconds);
            System.out.printf("%d MB after the load%n", served.residentMegabytes());
        }
        int noted = noted(data);
        System.out.printf("%d knocks and leaves answered, %d in the ledger%n", knocks, noted);
        System.out.printf("load average %s%n", load());
        if (noted != knocks) {
            throw new IllegalStateException("Answers and ledger differ");
        }
    }

    private static List<Course> courses(List<Phone> phones, int port) {
        List<List<byte[]>> bare = new ArrayList<>();
        List<List<byte[]>> pages = new ArrayList<>();
        List<List<byte[]>> knocks = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            List<byte[]> page = new ArrayList<>();
            List<byte[]> knock = new ArrayList<>();
            for (int j = i; j < phones.size(); j += CONNECTIONS) {
                Phone phone = phones.get(j);
                page.add(get("/p/" + phone.pass(), phone, port));
                knock.add(post("/p/" + phone.pass() + "/knock", phone, port));
                knock.add(post("/p/" + phone.pass() + "/leave", phone, port));
            }
            bare.add(List.of(get("/healthz", phones.get(i), port)));
            pages.add(page);
            knocks.add(knock);
        }
        return List.of(
                new Course("bare answer (/healthz)", "200", bare),
                new Course("pass page", "200", pages),
                new Course("knock or leave", "303", knocks));
    }

    private static byte[] get(String path, Phone phone, int port) {
        return request("GET", path, phone, port, "");
    }

    private static byte[] post(String path, Phone phone, int port) {
        String more =
                "Sec-Fetch-Site: same-origin\r\nContent-Length: 0\r\n"
                        + "Content-Type: application/x-www-form-urlencoded\r\n";
        return request("POST", path, phone, port, more);
    }

    private static byte[] request(String method, String path, Phone phone, int port, String more) {
        return (method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port
                        + "\r\nCookie: gatehouse=" + phone.cookie() + "\r\n" + more + "\r\n")
                .getBytes(US_ASCII);
    }

    /// @return how many knocks and leaves were answered
    private static int measure(Served served, Load load, List<Course> courses, double seconds)
            throws IOException {
        int knocks = 0;
        List<Line> lines = courses.stream().map(Line::new).toList();
        for (int round = -1; round < ROUNDS; round++) {
            for (Line line : lines) {
                double length = round < 0 ? 3 * seconds : seconds;
                Round measured = round(served, load, line.course(), (long) (length * 1e9));
                if (line.course().status().equals("303")) {
                    knocks += measured.outcome().answers();
                }
                if (round >= 0) {
                    line.rounds().add(measured);
                }
            }
        }
        tell(lines);
        return knocks;
    }

    private static Round round(Served served, Load load, Course course, long nanos)
            throws IOException {
        long cpu = served.cpuNanos();
        Outcome outcome = load.run(course, nanos);
        return new Round(outcome, (served.cpuNanos() - cpu) / 1e3 / outcome.answers());
    }

    private static void tell(List<Line> lines) {
        System.out.printf(
                "%-24s %9s %7s %13s %7s %11s %8s %8s%n",
                "", "answers/s", "ratio", "server CPU µs", "ratio", "load CPU µs", "p50 ms",
                "p99 ms");
        Line bare = lines.getFirst();
        for (Line line : lines) {
            System.out.printf(
                    "%-24s %,9.0f %7.2f %13.0f %7.2f %11.1f %8.1f %8.1f   rounds %s%n",
                    line.course().name(),
                    line.perSecond(),
                    line.perSecond() / bare.perSecond(),
                    line.serverMicros(),
                    line.serverMicros() / bare.serverMicros(),
                    line.median(r -> r.outcome().cpuNanos() / 1e3 / r.outcome().answers()),
                    line.median(r -> r.outcome().millis(0.5)),
                    line.median(r -> r.outcome().millis(0.99)),
                    Arrays.toString(
                            line.rounds().stream()
                                    .mapToLong(r -> Math.round(r.outcome().perSecond()))
                                    .toArray()));
        }
    }

    private static double flushMillis(Path data) throws IOException {
        Path file = data.resolve("flush");
        long[] nanos = new long[101];
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            for (int i = 0; i < nanos.length; i++) {
                channel.write(ByteBuffer.allocate(4_096));
                long start = System.nanoTime();
                channel.force(false);
                nanos[i] = System.nanoTime() - start;
            }
        }
        Files.delete(file);
        Arrays.sort(nanos);
        return nanos[nanos.length / 2] / 1e6;
    }

    private static int noted(Path data) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection("jdbc:sqlite:" + data.resolve("gatehouse.db"));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT COUNT(*) FROM ledger_entry"
                                        + " WHERE kind IN ('knock.made', 'knock.closed')")) {
            return rows.getInt(1);
        }
    }

    static String load() throws IOException {
        return Files.readString(Path.of("/proc/loadavg")).strip();
    }
}
