package org.gatehouse.incident;

/// What is asked of an evidence pack.
///
/// @param recipient for whom it is, such as `PC Ellis, Thames Valley Police`
/// @param basis on what lawful basis the data are handed over, in the organiser's words
/// @param annex whether the raw reports of the platform go with it
public record PackOrder(String recipient, String basis, boolean annex) {
    public PackOrder {
        if (recipient.isBlank() || basis.isBlank()) {
            throw new IllegalArgumentException("a pack has a recipient and a lawful basis");
        }
    }
}
