package org.gatehouse.rooms.pasted;

import java.net.URI;

/// A link into a meeting of a known platform.
public record PastedLink(Platform platform, URI address) {
    @Override
    public String toString() {
        return "PastedLink[platform=" + platform + ", the rest is secret]";
    }
}
