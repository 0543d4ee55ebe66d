package org.gatehouse.rehearsal;

/// A part of the evening. Acts are played in order on one [Stage] and leave there what the next one
/// needs.
interface Act {
    /// What it is about, as a headline.
    String title();

    void play(Stage stage);
}
