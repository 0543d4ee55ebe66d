package org.gatehouse.web;

import io.javalin.http.Context;
import java.net.InetAddress;
import java.util.Collections;
import java.util.List;
import java.util.Set;

/// The address a request really comes from. `X-Forwarded-For` is believed only where a trusted
/// proxy wrote it: from the right, the first address that is not such a proxy.
public final class ClientAddress {
    private final Set<InetAddress> trusted;

    public ClientAddress(WebSettings settings) {
        this.trusted = settings.trustedProxies();
    }

    public InetAddress of(Context ctx) {
        InetAddress address = InetAddress.ofLiteral(ctx.req().getRemoteAddr());
        if (!trusted.contains(address)) {
            return address;
        }
        for (String hop : hopsFromTheRight(ctx)) {
            try {
                address = InetAddress.ofLiteral(hop);
            } catch (IllegalArgumentException _) {
                return address; // what stands left of nonsense was not written by a proxy of ours
            }
            if (!trusted.contains(address)) {
                return address;
            }
        }
        return address;
    }

    private static List<String> hopsFromTheRight(Context ctx) {
        String all = String.join(",", Collections.list(ctx.req().getHeaders("X-Forwarded-For")));
        if (all.isBlank()) {
            return List.of();
        }
        return List.of(all.split(",", -1)).reversed().stream().map(String::strip).toList();
    }
}
