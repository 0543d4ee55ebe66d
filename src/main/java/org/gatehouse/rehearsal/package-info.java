/// The evening of 11 November 2021, played on a throw-away forum over real HTTP and SMTP, and
/// judged from outside.
@NullMarked
package org.gatehouse.rehearsal;

import org.jspecify.annotations.NullMarked;
