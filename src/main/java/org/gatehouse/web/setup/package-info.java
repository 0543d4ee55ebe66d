/// The first hour's pages: the set-up link, the checklist, and one page for each thing to set up.
@NullMarked
package org.gatehouse.web.setup;

import org.jspecify.annotations.NullMarked;
