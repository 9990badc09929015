package dev.perimeter.web.proxies;

import jakarta.servlet.ServletException;
import java.io.IOException;
import java.util.Collections;
import java.util.Objects;
import java.util.regex.Pattern;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/**
 * Behind a proxy, TLS ends at the proxy: a request gets the address, the scheme and the host with
 * which the browser asked the proxy, out of {@code X-Forwarded-For}, {@code -Proto} and {@code
 * -Host}. These count from {@link Proxies} alone. The last word of a list is the nearest proxy's;
 * whatever stands before it may be a stranger's. Why this is not Tomcat's RemoteIpValve: see
 * docs/decisions/0017-what-stays-our-own.md.
 */
final class ForwardedValve extends ValveBase {

    /** A name or an address, and perhaps a port (RFC 9110, 7.2). */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(?::(\\d{1,5}))?");

    private static final int HTTPS_PORT = 443;
    private static final int HTTP_PORT = 80;

    private final Proxies proxies;

    ForwardedValve(Proxies proxies) {
        super(true);
        this.proxies = proxies;
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        var connection = ClientAddress.of(request);
        if (proxies.include(connection)) {
            var caller = proxies.caller(connection, all(request, "X-Forwarded-For"));
            request.setRemoteAddr(caller.getHostAddress());
            request.setRemoteHost(caller.getHostAddress());
            setScheme(request);
            setHost(request);
        }
        getNext().invoke(request, response);
    }

    private static void setScheme(Request request) {
        if (last(request, "X-Forwarded-Proto").equalsIgnoreCase("https")) {
            request.setSecure(true);
            request.getCoyoteRequest().scheme().setString("https");
        }
    }

    /** A host without a port has the port of the scheme. */
    private static void setHost(Request request) {
        var coyote = request.getCoyoteRequest();
        var forwarded = HOST.matcher(last(request, "X-Forwarded-Host"));
        if (forwarded.matches()) {
            coyote.getMimeHeaders().setValue("Host").setString(forwarded.group());
            coyote.serverName().setString(forwarded.group(1));
        }
        var host = HOST.matcher(Objects.requireNonNullElse(request.getHeader("Host"), ""));
        var port = host.matches() ? host.group(2) : null;
        coyote.setServerPort(port != null ? Integer.parseInt(port) : request.isSecure() ? HTTPS_PORT : HTTP_PORT);
    }

    /** One header of each proxy, one list, or both: together they are one list (RFC 9110, 5.3). */
    private static String all(Request request, String header) {
        return String.join(",", Collections.list(request.getHeaders(header)));
    }

    private static String last(Request request, String header) {
        var all = all(request, header);
        return all.substring(all.lastIndexOf(',') + 1).strip();
    }
}
