package dev.perimeter.web.proxies;

import jakarta.servlet.http.HttpServletRequest;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;

/** The address of a client. Behind a proxy, {@link ForwardedValve} has found it. */
public final class ClientAddress {

    private static final int BYTES_OF_NETWORK = 8;

    private ClientAddress() {}

    public static InetAddress of(HttpServletRequest request) {
        return literal(request.getRemoteAddr());
    }

    /** An address of the own link names a network card of this machine (%2), which is left out. */
    public static InetAddress literal(String address) {
        return InetAddress.ofLiteral(address.replaceFirst("%.*", ""));
    }

    /**
     * The network of an address as limits count it. A caller chooses the last 64 bits of an IPv6
     * address, so the first 64 bits count.
     */
    public static String network(InetAddress address) {
        return address instanceof Inet6Address
                ? HexFormat.of().formatHex(address.getAddress(), 0, BYTES_OF_NETWORK) + "/64"
                : address.getHostAddress();
    }
}
