package dev.perimeter.connector;

import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.apache.coyote.Adapter;
import org.apache.coyote.Processor;
import org.apache.coyote.http11.Http11NioProtocol;
import org.jspecify.annotations.Nullable;

/** Tomcat's HTTP/1.1 within {@link ConnectionLimits}. Tomcat creates it by its class name. */
public final class LimitedProtocol extends Http11NioProtocol {

    /** The limit of connections that wait at one time for the rest of a refused body. */
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

    /** Sets the limits. Callers do this before the connector starts. */
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
