/// The web's own tests: real requests to a real server.
@NullMarked
package org.gatehouse.web;

import org.jspecify.annotations.NullMarked;
