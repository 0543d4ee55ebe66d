package org.gatehouse.cli;

/// A word behind `gatehouse` and what it does.
public interface Command {
    int DONE = 0;
    int FAILED = 1;
    int WRONG_USAGE = 2;

    /// The word: `serve`.
    String name();

    /// What it does, in one line.
    String summary();

    /// How it is used: what `--help` prints below the summary.
    String help();

    /// Does it, and returns the exit code: [#DONE] or [#FAILED].
    ///
    /// @throws WrongUsage where `arguments` make no sense; its message is shown with a hint at help
    int run(Arguments arguments, Terminal terminal);
}
