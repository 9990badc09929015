package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Who may say for whom it asks, and how it was asked: the proxies of {@code perimeter.proxies}, and nobody else. */
public final class Proxies {

    private final List<IpAddressMatcher> proxies;

    /** @param proxies addresses or networks (CIDR) */
    public Proxies(List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    public boolean include(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }

    /**
     * The nearest address that is not one of our proxies: whatever stands before it may have been
     * written by strangers.
     */
    public InetAddress caller(HttpServletRequest request) {
        // The number of a network card behind an address of its own link (%2) says nothing to
        // anybody else.
        var nearest = InetAddress.ofLiteral(request.getRemoteAddr().replaceFirst("%.*", ""));
        // One header for each proxy, or one list, or both: together they are one list (RFC 9110,
        // 5.3).
        var forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        for (var text : Arrays.asList(forwarded.split(",")).reversed()) {
            var before = include(nearest.getHostAddress()) ? address(text.strip()) : Optional.<InetAddress>empty();
            if (before.isEmpty()) {
                return nearest;
            }
            nearest = before.get();
        }
        return nearest;
    }

    /** The caller as limits count them. */
    public String network(HttpServletRequest request) {
        return network(caller(request));
    }

    /**
     * An address as limits count it: of IPv6 the first 64 bits, for the rest is the caller's to
     * choose.
     */
    public static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8) + "/64"
                : address.getHostAddress();
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return text.contains("%") ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** Whether the connection is a proxy's. */
    public boolean sent(HttpServletRequest request) {
        // The number of a network card behind an address of its own link (%2) says nothing to
        // anybody else.
        return include(request.getRemoteAddr().replaceFirst("%.*", ""));
    }
}
