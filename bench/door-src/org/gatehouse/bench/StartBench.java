package org.gatehouse.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// How long it takes from the start of the process to the whole first page, and what memory is
/// resident then and after some idle seconds.
final class StartBench {
    private static final int STARTS = 7;

    private StartBench() {}

    private record Start(double seconds, double cpuSeconds, long megabytes, long later) {}

    /// @param args the folder for the data (empty)
    public static void main(String[] args) throws IOException {
        Path data = Path.of(args[0]);
        FullForum.make(data, 200);
        List<String> script = List.of("bin/gatehouse", "serve");
        Map<String, List<String>> ways = new LinkedHashMap<>();
        try (Served served = Served.start(script, data)) {
            List<String> java = served.commandLine();
            ways.put("java, without the cache", java.stream().filter(StartBench::isPlain).toList());
            ways.put("java, with the cache", java);
        }
        ways.put("bin/gatehouse, with the cache", script);
        System.out.printf("load average %s%n", DoorBench.load());
        Map<String, List<Start>> starts = new LinkedHashMap<>();
        for (int i = 0; i < STARTS; i++) {
            ways.forEach(
                    (way, command) ->
                            starts.computeIfAbsent(way, _ -> new ArrayList<>())
                                    .add(start(command, data)));
        }
        System.out.printf("%-32s %8s %8s %6s %9s%n", "", "seconds", "CPU s", "MB", "MB, idle");
        starts.forEach(StartBench::tell);
        System.out.printf("load average %s%n", DoorBench.load());
    }

    private static boolean isPlain(String option) {
        return !option.startsWith("-XX:AOTCache") && !option.startsWith("-Xlog:");
    }

    private static Start start(List<String> command, Path data) {
        try (Served served = Served.start(command, data)) {
            double cpu = served.cpuNanos() / 1e9;
            long megabytes = served.residentMegabytes();
            Served.pause(3_000);
            return new Start(
                    served.nanosToFirstPage / 1e9, cpu, megabytes, served.residentMegabytes());
        }
    }

    private static void tell(String way, List<Start> starts) {
        double[] seconds = starts.stream().mapToDouble(Start::seconds).sorted().toArray();
        System.out.printf(
                "%-32s %8.2f %8.2f %6d %9d   from %.2f to %.2f s%n",
                way,
                seconds[STARTS / 2],
                starts.stream().mapToDouble(Start::cpuSeconds).sorted().toArray()[STARTS / 2],
                starts.stream().mapToLong(Start::megabytes).sorted().toArray()[STARTS / 2],
                starts.stream().mapToLong(Start::later).sorted().toArray()[STARTS / 2],
                seconds[0],
                seconds[STARTS - 1]);
    }
}
