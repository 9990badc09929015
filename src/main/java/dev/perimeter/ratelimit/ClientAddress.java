package dev.perimeter.ratelimit;

import dev.perimeter.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;
import org.springframework.stereotype.Component;

/** Where a request comes from. {@code X-Forwarded-For} counts only from {@link Proxies}. */
@Component
public class ClientAddress {

    private final Proxies proxies;

    ClientAddress(Proxies proxies) {
        this.proxies = proxies;
    }

    public String of(HttpServletRequest request) {
        return proxies.caller(request).getHostAddress();
    }

    /**
     * The networks as throttles count them, the smallest first. Of an IPv6 address the last 64 bits are the caller's to choose, and most homes are
     * given a /56, many sites a /48: these have allowances of their own, which grow more slowly than the number of networks in them.
     */
    public List<Network> networks(HttpServletRequest request) {
        var address = proxies.caller(request);
        return address instanceof Inet6Address
                ? List.of(prefix(address, 64, 1), prefix(address, 56, 2), prefix(address, 48, 8))
                : List.of(new Network(address.getHostAddress(), 1));
    }

    private static Network prefix(InetAddress address, int bits, int share) {
        return new Network(HexFormat.of().formatHex(address.getAddress(), 0, bits / 8) + "/" + bits, share);
    }
}
