/// Asking strangers' servers for things, carefully: to public addresses only, resolved once, little
/// at a time.
@NullMarked
package org.gatehouse.watch.fetch;

import org.jspecify.annotations.NullMarked;
