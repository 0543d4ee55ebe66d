/// Texts by way of Twilio, or of whoever speaks its wire format.
@NullMarked
package org.gatehouse.alert.twilio;

import org.jspecify.annotations.NullMarked;
