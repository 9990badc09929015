package dev.perimeter.ratelimit;

import dev.perimeter.web.proxies.ClientAddress;
import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.List;

/**
 * A network that a request comes from, as throttles count it.
 *
 * @param share how many times the allowance of one address the whole network has
 */
public record Network(String name, int share) {

    /**
     * The networks of a request, the smallest first. The caller chooses the last 64 bits of an IPv6
     * address. Most homes are given a /56 and many sites a /48: these have allowances of their own,
     * which grow more slowly than the number of networks in them.
     */
    public static List<Network> of(HttpServletRequest request) {
        var address = ClientAddress.of(request);
        return address instanceof Inet6Address
                ? List.of(prefix(address, 64, 1), prefix(address, 56, 2), prefix(address, 48, 8))
                : List.of(new Network(address.getHostAddress(), 1));
    }

    private static Network prefix(InetAddress address, int bits, int share) {
        return new Network(HexFormat.of().formatHex(address.getAddress(), 0, bits / 8) + "/" + bits, share);
    }
}
