package org.gatehouse.scripts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

/// Debian's Janus as `deploy/janus` sets it up, in a network namespace of its own: Janus uses no
/// loopback interface for media, so there is a pair of virtual cables whose near end has an
/// address.
final class JanusServer implements AutoCloseable {
    private static final Path DEPLOY = Path.of("deploy/janus");
    private static final int API = 8088;

    private final Path folder;
    final Map<String, String> section = new HashMap<>();
    private Process process;

    JanusServer(Path folder) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder.resolve("janus"));
        run("ip", "link", "set", "lo", "up");
        run("ip", "link", "add", "d0", "type", "veth", "peer", "name", "d1");
        run("ip", "addr", "add", "10.77.0.1/24", "dev", "d0");
        run("ip", "link", "set", "d0", "up");
        run("ip", "link", "set", "d1", "up");
        configure();
        process = start();
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        if (process.waitFor() != 0) {
            throw new IOException(String.join(" ", command) + ": " + said);
        }
        return said;
    }

    /// The files as they are given away, with secrets by their own command.
    private void configure() throws IOException, InterruptedException {
        try (Stream<Path> files = Files.list(DEPLOY)) {
            for (Path file : files.filter(f -> f.toString().endsWith(".jcfg")).toList()) {
                String text =
                        Files.readString(file)
                                .replace("/etc/janus", folder.toString())
                                .replace(
                                        "ice_lite = true",
                                        "ice_lite = true\n\tice_enforce_list = \"d0\"");
                Files.writeString(folder.resolve(file.getFileName()), text);
            }
        }
        String script = DEPLOY.resolve("fill-secrets").toAbsolutePath().toString();
        for (String line : run("sh", script, folder.toString()).lines().toList()) {
            String[] parts = line.split(" = ", 2);
            section.put(parts[0], parts[1].replace("\"", ""));
        }
        section.put("socket", "ws://127.0.0.1:8188/");
    }

    private Process start() throws IOException, InterruptedException {
        Process started =
                new ProcessBuilder("janus", "-F", folder.toString())
                        .redirectErrorStream(true)
                        .redirectOutput(folder.resolve("janus.log").toFile())
                        .start();
        while (!answers()) {
            if (!started.isAlive()) {
                throw new IOException(Files.readString(folder.resolve("janus.log")));
            }
            Thread.sleep(50);
        }
        return started;
    }

    private static boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", API));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    void restart() throws IOException, InterruptedException {
        process.destroyForcibly().waitFor();
        process = start();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
