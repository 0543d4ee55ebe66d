package org.gatehouse.mail;

/// A letter that a mail server had accepted and that came back undelivered.
///
/// @param messageId the letter's `Message-ID`, with its angle brackets
/// @param words why, as the mail system says it
public record Bounce(String messageId, String words) {}
