package org.gatehouse.mail;

import java.nio.file.Path;

/// A program of its own that sends what waits in an outbox until it is killed.
final class KilledPostman {
    private KilledPostman() {}

    /// @param args the directory of the outbox, the mail server's port, connections
    public static void main(String[] args) throws Exception {
        Evening evening = new Evening(Path.of(args[0]));
        evening.postman(Integer.parseInt(args[1]));
        Thread.sleep(Long.MAX_VALUE);
    }
}
