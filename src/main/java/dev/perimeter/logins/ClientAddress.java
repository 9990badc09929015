package dev.perimeter.logins;

import dev.perimeter.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Where a request comes from. {@code X-Forwarded-For} counts only from {@link Proxies}. */
@Component
class ClientAddress {

    private final Proxies proxies;

    ClientAddress(Proxies proxies) {
        this.proxies = proxies;
    }

    String of(HttpServletRequest request) {
        return nearest(request).getHostAddress();
    }

    /** The address as throttles count it: of IPv6 the first 64 bits, for the rest is the caller's to choose. */
    String network(HttpServletRequest request) {
        var address = nearest(request);
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, 8) + "/64"
                : address.getHostAddress();
    }

    /** The nearest address that is not one of our proxies: whatever stands before it was written by strangers. */
    private InetAddress nearest(HttpServletRequest request) {
        // The number of a network card behind an address of its own link (%2) says nothing to anybody else.
        var nearest = InetAddress.ofLiteral(request.getRemoteAddr().replaceFirst("%.*", ""));
        // One header for each proxy, or one list, or both: together they are one list (RFC 9110, 5.3).
        var forwarded = String.join(",", Collections.list(request.getHeaders("X-Forwarded-For")));
        for (var text : Arrays.asList(forwarded.split(",")).reversed()) {
            var before =
                    proxies.include(nearest.getHostAddress()) ? address(text.strip()) : Optional.<InetAddress>empty();
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
