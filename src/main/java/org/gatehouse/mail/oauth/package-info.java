/// Tokens that one signs in with at mail servers: asked for, kept, and asked for again in time.
@NullMarked
package org.gatehouse.mail.oauth;

import org.jspecify.annotations.NullMarked;
