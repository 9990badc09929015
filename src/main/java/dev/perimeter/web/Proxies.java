package dev.perimeter.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
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

    /** Whether the connection is a proxy's. */
    public boolean sent(HttpServletRequest request) {
        // The number of a network card behind an address of its own link (%2) says nothing to anybody else.
        return include(request.getRemoteAddr().replaceFirst("%.*", ""));
    }
}
