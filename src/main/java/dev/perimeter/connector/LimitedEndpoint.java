package dev.perimeter.connector;

import dev.perimeter.web.proxies.ClientAddress;
import dev.perimeter.web.proxies.Proxies;
import java.net.InetAddress;
import java.nio.channels.SocketChannel;
import java.util.List;
import java.util.Objects;
import org.apache.tomcat.util.net.NioEndpoint;
import org.jspecify.annotations.Nullable;

/**
 * Accepts connections, and limits how many one network may have (spec 17.3). The limit does not
 * hold for proxies and for this machine itself, where a proxy that is missing in {@code
 * perimeter.proxies} usually runs.
 */
final class LimitedEndpoint extends NioEndpoint {

    private static final List<InetAddress> THIS_MACHINE =
            List.of(InetAddress.ofLiteral("127.0.0.1"), InetAddress.ofLiteral("::1"));

    private int mostPerNetwork;
    private @Nullable Proxies proxies;

    void limit(int mostPerNetwork, Proxies proxies) {
        this.mostPerNetwork = mostPerNetwork;
        this.proxies = proxies;
    }

    @Override
    protected boolean setSocketOptions(SocketChannel socket) {
        if (isOneTooMany(socket)) {
            destroySocket(socket);
            return false;
        }
        return super.setSocketOptions(socket);
    }

    /** Counts the open connections. A counter of its own could go wrong. */
    private boolean isOneTooMany(SocketChannel socket) {
        var address = socket.socket().getInetAddress();
        if (getConnectionCount() <= mostPerNetwork || address == null || isExempt(address)) {
            return false;
        }
        var network = ClientAddress.network(address);
        return connections.keySet().stream()
                        .map(open -> open.socket().getInetAddress())
                        .filter(Objects::nonNull)
                        .filter(open -> ClientAddress.network(open).equals(network))
                        .limit(mostPerNetwork)
                        .count()
                == mostPerNetwork;
    }

    private boolean isExempt(InetAddress address) {
        return THIS_MACHINE.contains(address) || proxies != null && proxies.include(address);
    }
}
