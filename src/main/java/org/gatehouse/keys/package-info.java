/// The installation's key, kept outside the database: keyed hashes, sealed secrets, fresh tokens.
@NullMarked
package org.gatehouse.keys;

import org.jspecify.annotations.NullMarked;
