package org.gatehouse.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Gatehouse in a process of its own on loopback, started by a command; it ends with [#close].
final class Served implements AutoCloseable {
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(90);

    final int port;
    private final Process process;

    /// From the start of the process to the whole first page, in nanoseconds.
    final long nanosToFirstPage;

    private Served(Process process, int port, long started) {
        this.process = process;
        this.port = port;
        // Also where the measurement itself is interrupted.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        try {
            this.nanosToFirstPage = waitForPage() - started;
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /// Starts `command`, which is told its port and its data folder by the environment.
    static Served start(List<String> command, Path data) {
        int port = freePort();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().put("GATEHOUSE_PORT", Integer.toString(port));
        builder.environment().put("GATEHOUSE_BIND", "127.0.0.1");
        builder.environment().put("GATEHOUSE_URL", "http://localhost:" + port);
        builder.environment().put("GATEHOUSE_DATA", data.toString());
        builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.redirectError(data.resolve("errors.txt").toFile());
        try {
            long started = System.nanoTime();
            return new Served(builder.start(), port, started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long waitForPage() {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (System.nanoTime() < end && process.isAlive()) {
            if (answers()) {
                return System.nanoTime();
            }
            pause(4);
        }
        throw new IllegalStateException("Gatehouse did not start");
    }

    private boolean answers() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            OutputStream out = socket.getOutputStream();
            String request =
                    "GET / HTTP/1.1\r\nHost: localhost:" + port + "\r\nConnection: close\r\n\r\n";
            out.write(request.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();
            String page = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (!page.startsWith("HTTP/1.1 200 ") || !page.contains("</html>")) {
                throw new IllegalStateException("The first page: " + page.lines().findFirst());
            }
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// The command line that the process has come to run.
    List<String> commandLine() {
        return List.of(proc("cmdline").split("\0"));
    }

    /// Resident memory in MB.
    long residentMegabytes() {
        return proc("status")
                .lines()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    /// Processor time that it has used, in nanoseconds, to 10 ms.
    long cpuNanos() {
        String stat = proc("stat");
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) * 10_000_000L;
    }

    long pid() {
        return process.pid();
    }

    private String proc(String file) {
        try {
            return Files.readString(Path.of("/proc", Long.toString(process.pid()), file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
