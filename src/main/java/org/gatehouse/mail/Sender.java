package org.gatehouse.mail;

/// Who letters come from.
public record Sender(MailAddress address, String name) {
    public Sender {
        HeaderText.check(name);
    }
}
