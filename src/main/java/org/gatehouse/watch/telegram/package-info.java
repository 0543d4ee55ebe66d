/// Public channels of Telegram, by their web preview.
@NullMarked
package org.gatehouse.watch.telegram;

import org.jspecify.annotations.NullMarked;
