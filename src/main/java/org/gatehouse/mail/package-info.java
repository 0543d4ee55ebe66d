/// Letters: written in plain English, kept in an outbox until a mail server has taken them, and
/// handed over in an order and at a pace that suit the evening.
@NullMarked
package org.gatehouse.mail;

import org.jspecify.annotations.NullMarked;
