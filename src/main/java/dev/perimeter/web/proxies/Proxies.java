package dev.perimeter.web.proxies;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** The proxies of {@code perimeter.proxies}. They alone may say who asked, and how. */
public final class Proxies {

    private final List<IpAddressMatcher> networks;

    /** @param proxies addresses or networks (CIDR) */
    public Proxies(List<String> proxies) {
        this.networks = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    public boolean include(InetAddress address) {
        return networks.stream().anyMatch(network -> network.matches(address.getHostAddress()));
    }

    /**
     * The caller of a proxy: the nearest address that is not one of our proxies. Strangers may have
     * written whatever stands before it.
     *
     * @param connection the address at the other end of the connection
     * @param forwarded the list of {@code X-Forwarded-For}
     */
    InetAddress caller(InetAddress connection, String forwarded) {
        var nearest = connection;
        for (var text : Arrays.asList(forwarded.split(",")).reversed()) {
            var before = include(nearest) ? address(text.strip()) : Optional.<InetAddress>empty();
            if (before.isEmpty()) {
                return nearest;
            }
            nearest = before.get();
        }
        return nearest;
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return text.contains("%") ? Optional.empty() : Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
