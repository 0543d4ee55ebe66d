package org.gatehouse.rehearsal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gatehouse.Config;
import org.gatehouse.Setting;
import org.gatehouse.Settings;
import org.gatehouse.Surroundings;

/// How a throw-away forum is set up: on loopback, with a relay in the same process.
final class Playhouse {
    private Playhouse() {}

    static Config config(Path folder, int port, int relay) {
        Map<Setting, String> set =
                Map.of(
                        Setting.PORT, Integer.toString(port),
                        Setting.URL, "http://localhost:" + port,
                        Setting.DATA, folder.resolve("data").toString(),
                        Setting.TRUSTED_PROXY, "127.0.0.1",
                        Setting.MAIL_HOST, "127.0.0.1",
                        Setting.MAIL_PORT, Integer.toString(relay),
                        Setting.MAIL_SECURITY, "none",
                        Setting.MAIL_FROM, "gatehouse@forum.example",
                        Setting.MAIL_PER_MINUTE, "100000",
                        Setting.FORUM_NAME, "Chess Valley Policing Forum");
        Map<String, String> environment = new HashMap<>();
        set.forEach((setting, text) -> environment.put(setting.variable(), text));
        Surroundings surroundings = new Surroundings(environment, folder, folder);
        return Config.of(Settings.gather(Map.of(), Optional.empty(), surroundings));
    }

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
