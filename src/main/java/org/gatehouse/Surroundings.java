package org.gatehouse;

import java.nio.file.Path;
import java.util.Map;

/// Where the program was started.
///
/// @param environment the environment variables
/// @param home the installation's folder: `gatehouse.toml` and `data` are there unless told
///   otherwise, so that it does not matter which folder one happens to be in
/// @param here the folder in which the command was typed: options and variables name paths from it
public record Surroundings(Map<String, String> environment, Path home, Path here) {
    /// Of this process; `bin/gatehouse` says where home is.
    public static Surroundings ofProcess() {
        Path here = Path.of("").toAbsolutePath();
        String home = System.getProperty("gatehouse.home");
        return new Surroundings(System.getenv(), home == null ? here : Path.of(home), here);
    }

    /// Variables may hold secrets.
    @Override
    public String toString() {
        return "Surroundings[home=" + home + ", here=" + here + "]";
    }
}
