package org.gatehouse.registration;

import org.gatehouse.mail.MailAddress;

/// What somebody wrote into the registration form, checked.
///
/// @param fullName tidy, see [NameCheck#tidy]
/// @param partySize how many people will watch together
public record Application(
        String fullName,
        MailAddress email,
        String area,
        String organisation,
        String question,
        String accessNeeds,
        int partySize) {

    public static final int MAX_TEXT = 1_000;
    public static final int MAX_LINE = 120;
    public static final int MAX_PARTY = 12;

    public Application {
        if (fullName.isBlank() || fullName.length() > NameCheck.MAX_LENGTH) {
            throw new IllegalArgumentException("The name was not checked before");
        }
        if (partySize < 1 || partySize > MAX_PARTY) {
            throw new IllegalArgumentException("The number of people was not checked before");
        }
    }

    Registrants.Details details() {
        return new Registrants.Details(
                fullName, area, organisation, question, accessNeeds, partySize);
    }
}
