package org.gatehouse.cli;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.gatehouse.BadConfig;
import org.gatehouse.Nearest;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds the command that was asked for, runs it, and turns how it went into an exit code: 0 done,
/// 1 failed, 2 wrong usage.
public final class CommandLine {
    private static final Logger LOG = LoggerFactory.getLogger(CommandLine.class);

    private static final List<String> HELP = List.of("help", "--help", "-h");
    private static final String COMMON =
            """
            Common options:
              --config FILE   the configuration (gatehouse.toml in the installation's folder)
              --data FOLDER   everything that is kept (data)
              --port NUMBER   where to listen (8080)
              --bind ADDRESS  on which address (127.0.0.1)
              --url ADDRESS   what people type: https://meetings.example.org""";

    private final List<Command> commands;

    public CommandLine(List<Command> commands) {
        this.commands = List.copyOf(commands);
    }

    /// Carries out the command line `words` and returns the exit code.
    public int run(List<String> words, Terminal terminal) {
        if (words.isEmpty()) {
            overview().forEach(terminal::complain);
            return Command.WRONG_USAGE;
        }
        String name = words.getFirst();
        List<String> rest = words.subList(1, words.size());
        if (HELP.contains(name)) {
            return help(rest, terminal);
        }
        Optional<Command> command = find(name);
        if (command.isEmpty()) {
            return unknown(name, terminal);
        }
        if (rest.contains("--help") || rest.contains("-h")) {
            return help(List.of(name), terminal);
        }
        return run(command.get(), rest, terminal);
    }

    private Optional<Command> find(String name) {
        return commands.stream().filter(command -> command.name().equals(name)).findFirst();
    }

    private int help(List<String> words, Terminal terminal) {
        if (words.isEmpty()) {
            overview().forEach(terminal::say);
            return Command.DONE;
        }
        Optional<Command> command = find(words.getFirst());
        if (command.isEmpty()) {
            return unknown(words.getFirst(), terminal);
        }
        terminal.say("gatehouse " + command.get().name() + ": " + command.get().summary());
        terminal.say("");
        terminal.say(command.get().help().strip());
        return Command.DONE;
    }

    private List<String> overview() {
        List<String> lines = new ArrayList<>();
        lines.add("Usage: gatehouse COMMAND [options]");
        lines.add("");
        int width = commands.stream().mapToInt(c -> c.name().length()).max().orElse(0);
        commands.stream()
                .sorted(Comparator.comparing(Command::name))
                .map(c -> "  " + c.name() + " ".repeat(width - c.name().length()))
                .map(padded -> padded + "  " + find(padded.strip()).orElseThrow().summary())
                .forEach(lines::add);
        lines.add("");
        lines.addAll(COMMON.lines().toList());
        lines.add("");
        lines.add("\"gatehouse COMMAND --help\" says more about each.");
        return lines;
    }

    private int unknown(String name, Terminal terminal) {
        List<String> names = commands.stream().map(Command::name).toList();
        terminal.complain(
                "There is no command \""
                        + name
                        + "\". "
                        + Nearest.to(name, names)
                                .map(near -> "Did you mean \"" + near + "\"?")
                                .orElse("\"gatehouse --help\" lists them all."));
        return Command.WRONG_USAGE;
    }

    private static int run(Command command, List<String> words, Terminal terminal) {
        try {
            return command.run(new Arguments(words), terminal);
        } catch (WrongUsage e) {
            terminal.complain(String.valueOf(e.getMessage()));
            terminal.complain("See \"gatehouse " + command.name() + " --help\".");
            return Command.WRONG_USAGE;
        } catch (BadConfig e) {
            terminal.complain("The configuration can't be used:");
            e.problems().forEach(problem -> terminal.complain("  " + problem));
            return Command.FAILED;
        } catch (RuntimeException e) {
            LOG.error("gatehouse {} failed", command.name(), e);
            terminal.complain("That did not work: " + e.getMessage());
            return Command.FAILED;
        }
    }
}
