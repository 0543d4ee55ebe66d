package org.gatehouse.cli;

import java.io.PrintStream;
import org.gatehouse.Surroundings;

/// What a command talks to: results go to `out`, complaints to `err`.
public record Terminal(PrintStream out, PrintStream err, Surroundings surroundings) {
    /// Of this process.
    public static Terminal ofProcess() {
        return new Terminal(System.out, System.err, Surroundings.ofProcess());
    }

    /// Prints one line of the result.
    public void say(String line) {
        out.println(line);
    }

    /// Prints one line about what went wrong.
    public void complain(String line) {
        err.println(line);
    }
}
