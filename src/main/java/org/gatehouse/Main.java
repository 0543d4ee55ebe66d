package org.gatehouse;

import java.security.SecureRandom;
import java.util.List;
import org.gatehouse.cli.Command;
import org.gatehouse.cli.CommandLine;
import org.gatehouse.cli.ConfigCommand;
import org.gatehouse.cli.DemoCommand;
import org.gatehouse.cli.RehearseCommand;
import org.gatehouse.cli.RetentionCommand;
import org.gatehouse.cli.Scan;
import org.gatehouse.cli.ServeCommand;
import org.gatehouse.cli.StaffCommand;
import org.gatehouse.cli.Terminal;
import org.gatehouse.cli.VerifyCommand;

/// The program's entry.
public final class Main {
    private static final List<Command> COMMANDS =
            List.of(
                    new ServeCommand(),
                    new DemoCommand(),
                    new RehearseCommand(),
                    new StaffCommand(),
                    new ConfigCommand(),
                    new VerifyCommand(),
                    new RetentionCommand(),
                    new Scan(new SecureRandom(), System.in));

    private Main() {}

    public static void main(String[] args) {
        // A command that has ended may leave idle threads of libraries behind.
        System.exit(new CommandLine(COMMANDS).run(List.of(args), Terminal.ofProcess()));
    }
}
