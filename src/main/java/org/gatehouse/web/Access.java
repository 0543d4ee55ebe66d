package org.gatehouse.web;

import io.javalin.security.RouteRole;

/// What a row of the route table asks of a request beyond the usual.
public enum Access implements RouteRole {
    /// Other sites and machines may post here: the handler itself proves who sent it (a webhook's
    /// signature, the token in an unsubscribe link).
    FROM_ANYWHERE
}
