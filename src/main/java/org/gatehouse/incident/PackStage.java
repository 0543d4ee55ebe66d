package org.gatehouse.incident;

/// How far the making of an evidence pack has come: what was done last, in this order.
public enum PackStage {
    /// That it is made, for whom and by whom, stands in the ledger.
    NOTED,
    /// The ledger is signed up to that entry.
    SIGNED,
    /// All that goes into it was read.
    GATHERED,
    /// The timeline is written and drawn.
    DRAWN,
    /// Every entry lies there with its proof.
    PROVED,
    /// The bag is whole, and its seal stands in the ledger.
    SEALED,
    /// It is one file, locked where that was asked for.
    READY
}
