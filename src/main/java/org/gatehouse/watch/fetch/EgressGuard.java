package org.gatehouse.watch.fetch;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Says where we may connect to for somebody else's sake: a link in a post must not make this
/// machine ask its own neighbours (server-side request forgery).
public final class EgressGuard {
    /// Finds the addresses of a host.
    public interface Resolver {
        List<InetAddress> resolve(String host) throws UnknownHostException;
    }

    private final Resolver resolver;
    private final Set<String> trusted;

    private EgressGuard(Resolver resolver, Set<String> trusted) {
        this.resolver = resolver;
        this.trusted = trusted;
    }

    /// Over TLS, to public addresses.
    public static EgressGuard publicOnly() {
        return new EgressGuard(host -> Arrays.asList(InetAddress.getAllByName(host)), Set.of());
    }

    public static EgressGuard publicOnly(Resolver resolver) {
        return new EgressGuard(resolver, Set.of());
    }

    /// The same, and besides to `origins`, such as `http://127.0.0.1:4711`, which the operator has
    /// named.
    public EgressGuard trusting(Set<String> origins) {
        return new EgressGuard(resolver, Set.copyOf(origins));
    }

    /// The one address to connect to for `target`: whoever connects to it, and to nothing that is
    /// looked up later, can't be led elsewhere by a changed answer.
    ///
    /// @throws IOException where we don't go there; the words name no part of the link
    InetAddress admit(URI target) throws IOException {
        String host = target.getHost();
        if (host == null || target.getRawUserInfo() != null) {
            throw new IOException("This is no address of a public page.");
        }
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        if (isTrusted(target)) {
            return resolver.resolve(bare).getFirst();
        }
        if (!isSecure(target)) {
            throw new IOException("Only https pages are looked at.");
        }
        List<InetAddress> all = resolver.resolve(bare);
        if (all.isEmpty() || !all.stream().allMatch(EgressGuard::isPublic)) {
            throw new IOException("This address is not on the public internet.");
        }
        return all.getFirst();
    }

    /// Over TLS at the usual port.
    private static boolean isSecure(URI target) {
        return "https".equalsIgnoreCase(target.getScheme())
                && (target.getPort() == -1 || target.getPort() == 443);
    }

    /// What can be said of an address without looking its host up.
    boolean mayAsk(URI target) {
        return target.getHost() != null
                && target.getRawUserInfo() == null
                && (isSecure(target) || isTrusted(target));
    }

    boolean isTrusted(URI target) {
        return trusted.contains(
                (target.getScheme() + "://" + target.getRawAuthority()).toLowerCase(Locale.ROOT));
    }

    /// By the registries of special addresses (IANA, RFC 6890): whatever is not plainly global is
    /// refused.
    static boolean isPublic(InetAddress address) {
        boolean special =
                address.isAnyLocalAddress()
                        || address.isLoopbackAddress()
                        || address.isLinkLocalAddress()
                        || address.isSiteLocalAddress()
                        || address.isMulticastAddress();
        if (special) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] a) {
        int first = a[0] & 0xFF;
        int second = a[1] & 0xFF;
        int third = a[2] & 0xFF;
        boolean shared = first == 100 && second >= 64 && second < 128;
        boolean protocol = first == 192 && second == 0 && (third == 0 || third == 2);
        boolean relay = first == 192 && second == 88 && third == 99;
        boolean bench = first == 198 && (second == 18 || second == 19);
        boolean sample =
                (first == 198 && second == 51 && third == 100)
                        || (first == 203 && second == 0 && third == 113);
        return first != 0
                && first != 10
                && first != 127
                && first < 224
                && !shared
                && !protocol
                && !relay
                && !bench
                && !sample;
    }

    /// Only 2000::/3 is global, less what wraps an IPv4 address or is for examples and protocols.
    private static boolean isPublic6(byte[] a) {
        int first = ((a[0] & 0xFF) << 8) | (a[1] & 0xFF);
        int second = ((a[2] & 0xFF) << 8) | (a[3] & 0xFF);
        boolean global = first >= 0x2000 && first < 0x4000;
        boolean protocol = first == 0x2001 && second < 0x0200;
        boolean sample = (first == 0x2001 && second == 0x0DB8) || first == 0x3FFF;
        return global && !protocol && !sample && first != 0x2002;
    }
}
