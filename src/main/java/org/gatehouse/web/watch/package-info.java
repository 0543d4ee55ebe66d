/// What was seen in public: residents tell of it, organisers look at it and act.
@NullMarked
package org.gatehouse.web.watch;

import org.jspecify.annotations.NullMarked;
