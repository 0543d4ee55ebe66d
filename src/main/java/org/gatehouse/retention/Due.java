package org.gatehouse.retention;

/// What is due to be erased at a moment, in numbers.
///
/// @param people whose registrations are due
/// @param held people who would be due, but for a legal hold
/// @param addresses visits whose network address and user agent are due
/// @param reports raw reports of the platforms
/// @param forms forms whose mailbox was never proved
/// @param acquaintances people known from before whose period is over
public record Due(
        long people, long held, long addresses, long reports, long forms, long acquaintances) {
    public boolean isNothing() {
        return people + addresses + reports + forms + acquaintances == 0;
    }
}
