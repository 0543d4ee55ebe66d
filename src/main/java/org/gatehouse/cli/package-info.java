/// The command line: one class per command.
@NullMarked
package org.gatehouse.cli;

import org.jspecify.annotations.NullMarked;
