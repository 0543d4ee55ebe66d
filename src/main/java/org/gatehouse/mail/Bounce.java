package org.gatehouse.mail;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A letter that a mail server had accepted and that came back undelivered.
///
/// @param letter its id, where the report names it
/// @param messageId its `Message-ID`, with the angle brackets, where the report holds that
/// @param words why, as the mail system says it
public record Bounce(@Nullable UUID letter, @Nullable String messageId, String words) {}
