/// The edge towards browsers: the server and its guards, pages and their words, live updates.
@NullMarked
package org.gatehouse.web;

import org.jspecify.annotations.NullMarked;
