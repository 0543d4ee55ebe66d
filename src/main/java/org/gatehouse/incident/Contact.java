package org.gatehouse.incident;

import java.util.List;

/// Somebody to report an incident to.
///
/// @param name as it stands in a list
/// @param how how they are reached
/// @param when when they are the right ones
/// @param confirmDays within how many days a report has to be confirmed; 0 where it need not
public record Contact(String name, String how, String when, int confirmDays) {
    private static final int PARTS = 4;

    /// Whom one turns to in the United Kingdom.
    public static final List<Contact> UK =
            List.of(
                    new Contact("Police, emergency", "999", "Somebody is in danger now.", 0),
                    new Contact(
                            "Police",
                            "101, or your force’s page for online reports",
                            "A crime was committed and nobody is in danger now.",
                            0),
                    new Contact(
                            "Report Fraud",
                            "reportfraud.police.uk",
                            "Somebody was deceived for gain, or an account or a computer was broken"
                                    + " into.",
                            0),
                    new Contact(
                            "The platform",
                            "the abuse report of the platform that the meeting was held on",
                            "Always. Only the platform knows the addresses of those who joined,"
                                    + " and gives them to the police alone. Zoom sends a mail that has"
                                    + " to be confirmed within 7 days, else the report lapses.",
                            7));

    public Contact {
        if (name.isBlank() || confirmDays < 0) {
            throw new IllegalArgumentException("a contact has a name");
        }
    }

    /// Reads a contact as it stands in the configuration: `name | how | when | days`, the last two
    /// of which may be left out.
    ///
    /// @throws IllegalArgumentException where it is not of that form
    public static Contact parse(String line) {
        String[] parts = line.split("\\|", -1);
        if (parts.length < 2 || parts.length > PARTS) {
            throw new IllegalArgumentException("a contact is: name | how | when | days");
        }
        String when = parts.length > 2 ? parts[2].strip() : "";
        int days = parts.length == PARTS ? Integer.parseInt(parts[3].strip()) : 0;
        return new Contact(parts[0].strip(), parts[1].strip(), when, days);
    }
}
