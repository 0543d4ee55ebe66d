package org.gatehouse.mail;

/// Whom a letter goes to.
///
/// @param address the mailbox
/// @param name the name shown beside it, perhaps empty
public record Recipient(MailAddress address, String name) {
    private static final int MAX_NAME = 200;

    public Recipient {
        HeaderText.check(name);
        if (name.length() > MAX_NAME) {
            throw new IllegalArgumentException("A name is at most 200 characters long");
        }
    }
}
