package org.gatehouse.ledger;

import java.util.UUID;

/// Who did something: kept with every fact and every ledger entry as one short text.
public sealed interface Actor {
    /// A member of staff, signed in.
    record Staff(UUID id) implements Actor {}

    /// A person who registered.
    record Resident(UUID registrant) implements Actor {}

    /// A rule that people had agreed on before, such as an admission policy.
    record Rule(String name) implements Actor {}

    /// Whoever runs the program, at its command line.
    record Operator() implements Actor {}

    /// As it stands in a column and in the ledger: `staff:…`, `resident:…`, `rule:…`, `operator`.
    default String text() {
        return switch (this) {
            case Staff(UUID id) -> "staff:" + id;
            case Resident(UUID id) -> "resident:" + id;
            case Rule(String name) -> "rule:" + name;
            case Operator() -> "operator";
        };
    }
}
