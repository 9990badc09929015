package dev.perimeter.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Collections;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Behind a proxy, TLS ends at the proxy: what {@code X-Forwarded-Proto} and {@code X-Forwarded-Host} say counts, if one of {@link Proxies} says it.
 * Where several have written into the list, the last word is the nearest's; whatever stands before it may be a stranger's.
 */
final class Forwarded extends HttpFilter {

    /** A name or an address, and perhaps a port (RFC 9110, 7.2). */
    private static final Pattern HOST =
            Pattern.compile("([A-Za-z0-9._-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:(\\d{1,5}))?");

    private final Proxies proxies;

    Forwarded(Proxies proxies) {
        this.proxies = proxies;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        chain.doFilter(proxies.sent(request) ? new AsAsked(request) : request, response);
    }

    /** As the browser asked the proxy. */
    private static final class AsAsked extends HttpServletRequestWrapper {

        private final boolean secure;
        private final @Nullable String host;

        AsAsked(HttpServletRequest request) {
            super(request);
            secure = request.isSecure() || "https".equalsIgnoreCase(last(request, "X-Forwarded-Proto"));
            var named = last(request, "X-Forwarded-Host");
            host = named != null && HOST.matcher(named).matches() ? named : null;
        }

        @Override
        public boolean isSecure() {
            return secure;
        }

        @Override
        public String getScheme() {
            return secure ? "https" : "http";
        }

        @Override
        public String getServerName() {
            return host == null ? super.getServerName() : host.replaceFirst(":\\d+$", "");
        }

        /** As the host says; without a word there, the one of the scheme. */
        @Override
        public int getServerPort() {
            var asked = HOST.matcher(host == null ? String.valueOf(super.getHeader("Host")) : host);
            var port = asked.matches() ? asked.group(3) : null;
            return port == null ? (secure ? 443 : 80) : Integer.parseInt(port);
        }

        @Override
        public @Nullable String getHeader(String name) {
            return host != null && name.equalsIgnoreCase("Host") ? host : super.getHeader(name);
        }

        @Override
        public StringBuffer getRequestURL() {
            var usual = getServerPort() == (secure ? 443 : 80);
            return new StringBuffer(getScheme() + "://" + getServerName() + (usual ? "" : ":" + getServerPort()))
                    .append(getRequestURI());
        }

        private static @Nullable String last(HttpServletRequest request, String header) {
            var all = String.join(",", Collections.list(request.getHeaders(header)));
            return all.isBlank()
                    ? null
                    : all.substring(all.lastIndexOf(',') + 1).strip();
        }
    }
}
