package dev.perimeter.logins;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** Where a request comes from. {@code X-Forwarded-For} counts only from the proxies of {@code perimeter.proxies}. */
@Component
class ClientAddress {

    private final List<IpAddressMatcher> proxies;

    /** @param proxies addresses or networks (CIDR), separated by commas */
    ClientAddress(@Value("${perimeter.proxies:}") List<String> proxies) {
        this.proxies = proxies.stream()
                .map(String::strip)
                .filter(proxy -> !proxy.isEmpty())
                .map(IpAddressMatcher::new)
                .toList();
    }

    /** The nearest address that is not one of our proxies: whatever stands before it was written by strangers. */
    String of(HttpServletRequest request) {
        var nearest = request.getRemoteAddr();
        var header = request.getHeader("X-Forwarded-For");
        if (header == null || !isProxy(nearest)) {
            return nearest;
        }
        for (var address : Arrays.asList(header.split(",")).reversed()) {
            if (!address.strip().matches("[0-9a-fA-F.:]{2,45}")) {
                return nearest;
            }
            nearest = address.strip();
            if (!isProxy(nearest)) {
                return nearest;
            }
        }
        return nearest;
    }

    /** The address as throttles count it: of IPv6 the first 64 bits, for the rest is the caller's to choose. */
    String network(HttpServletRequest request) {
        var address = InetAddress.ofLiteral(of(request));
        if (address instanceof Inet6Address) {
            var bytes = address.getAddress();
            return java.util.HexFormat.of().formatHex(bytes, 0, 8) + "/64";
        }
        return address.getHostAddress();
    }

    private boolean isProxy(String address) {
        return proxies.stream().anyMatch(proxy -> proxy.matches(address));
    }
}
