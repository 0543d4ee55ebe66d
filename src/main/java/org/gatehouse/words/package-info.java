/// Message files: the words that the program says to people, kept out of the code.
@NullMarked
package org.gatehouse.words;

import org.jspecify.annotations.NullMarked;
