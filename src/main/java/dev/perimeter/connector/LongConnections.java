package dev.perimeter.connector;

import java.util.HashMap;
import java.util.Map;
import java.util.function.IntSupplier;
import org.springframework.stereotype.Component;

/**
 * Connections whose answers go on for hours. They do not count among those that the connector may
 * have ({@code server.tomcat.max-connections}): open pages would leave none for requests.
 */
@Component
public class LongConnections {

    private final Map<LimitedProtocol, Integer> connectionsMax = new HashMap<>();

    /** Callers do this before the connector starts, when its own limit may not be set yet. */
    synchronized void limit(LimitedProtocol protocol) {
        connectionsMax.put(protocol, 0);
    }

    /** Asks how many there are now. */
    public synchronized void changed(IntSupplier amount) {
        connectionsMax.replaceAll((protocol, most) -> {
            var usual = most == 0 ? protocol.getMaxConnections() : most;
            protocol.setMaxConnections(usual + amount.getAsInt());
            return usual;
        });
    }
}
