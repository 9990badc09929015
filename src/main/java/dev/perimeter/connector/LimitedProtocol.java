package dev.perimeter.connector;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** HTTP/1.1 as Tomcat speaks it, within {@link ConnectionLimits}. Tomcat makes it by its name. */
public final class LimitedProtocol extends Http11NioProtocol {

    /** How many connections at one time may wait for what is left of a refused body. */
    private static final int LEAVING_MAX = 64;

    private final Semaphore placesToLeaveBodies = new Semaphore(LEAVING_MAX);
    private final LimitedEndpoint endpoint;
    private @Nullable ConnectorLimits limits;

    public LimitedProtocol() {
        this(new LimitedEndpoint());
    }

    private LimitedProtocol(LimitedEndpoint endpoint) {
        super(endpoint);
        this.endpoint = endpoint;
    }

    /** Before it starts. */
    void limit(ConnectorLimits limits) {
        this.limits = limits;
        endpoint.limit(limits.limits().connectionsPerAddress(), limits.proxies());
    }

    ConnectorLimits limits() {
        return Objects.requireNonNull(limits, "the connector has no limits");
    }

    Semaphore placesToLeaveBodies() {
        return placesToLeaveBodies;
    }

    @Override
    public void setAdapter(Adapter adapter) {
        super.setAdapter(new RequestAdapter(adapter));
    }

    @Override
    protected Processor createProcessor() {
        return new RequestProcessor(this, getAdapter(), limits());
    }
}
