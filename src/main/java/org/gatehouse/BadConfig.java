package org.gatehouse;

import java.util.List;

/// The configuration can't be used: everything that is wrong with it, at once, each in a line for
/// whoever has to mend it.
public final class BadConfig extends RuntimeException {
    private static final long serialVersionUID = 1;

    BadConfig(List<String> problems) {
        super(String.join("\n", problems));
    }

    public List<String> problems() {
        return String.valueOf(getMessage()).lines().toList();
    }
}
