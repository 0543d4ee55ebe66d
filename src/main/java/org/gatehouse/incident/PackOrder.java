package org.gatehouse.incident;

/// What is asked of an evidence pack.
///
/// @param recipient for whom it is, such as `PC Ellis, Thames Valley Police`
/// @param basis on what lawful basis the data are handed over, in the organiser's words
/// @param annex whether the raw reports of the platform go with it
/// @param posts whether the posts go with it that were seen in public and are kept for the incident
public record PackOrder(String recipient, String basis, boolean annex, boolean posts) {
    public PackOrder {
        if (recipient.isBlank() || basis.isBlank()) {
            throw new IllegalArgumentException("a pack has a recipient and a lawful basis");
        }
    }
}
