package org.gatehouse.mail;

import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where undelivered letters come back to.
///
/// @param mailbox the address; without one, the sender's
/// @param tagged whether the letter's id is put into the address (VERP), as `forum+…@example.org`:
///   so every bounce names its letter, in whatever form it comes; for mail servers that deliver
///   such addresses to the mailbox in front of the plus sign (RFC 5233)
public record ReturnPath(Optional<MailAddress> mailbox, boolean tagged) {
    /// To the sender, and the letter is told by its envelope id (RFC 3461) or its `Message-ID`.
    public static final ReturnPath SENDER = new ReturnPath(Optional.empty(), false);

    private static final Pattern TAGGED = Pattern.compile("\\+([0-9a-f]{32})@");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    MailAddress of(MailAddress from, UUID letter) {
        MailAddress back = mailbox.orElse(from);
        if (!tagged) {
            return back;
        }
        int at = back.text().lastIndexOf('@');
        String local = back.text().substring(0, at);
        return new MailAddress(local + "+" + id(letter) + back.text().substring(at));
    }

    /// A letter's id as it goes with its envelope: 32 hex digits.
    static String id(UUID letter) {
        return HexFormat.of().toHexDigits(letter.getMostSignificantBits())
                + HexFormat.of().toHexDigits(letter.getLeastSignificantBits());
    }

    /// The letter that an envelope id names, if it is one of ours.
    public static Optional<UUID> letter(String id) {
        return ID.matcher(id).matches() ? Optional.of(uuid(id)) : Optional.empty();
    }

    /// The letter that an address names to which something came back.
    public static Optional<UUID> letterIn(String address) {
        Matcher tag = TAGGED.matcher(address);
        return tag.find() ? Optional.of(uuid(tag.group(1))) : Optional.empty();
    }

    private static UUID uuid(String id) {
        return new UUID(
                HexFormat.fromHexDigitsToLong(id, 0, 16),
                HexFormat.fromHexDigitsToLong(id, 16, 32));
    }
}
