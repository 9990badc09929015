package dev.perimeter.web.forms;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriUtils;

/** The same request as a GET, with which a page is shown. */
final class GetRequest extends HttpServletRequestWrapper {

    /** Replaces all parameters; null leaves them. */
    private final @Nullable String then;

    private GetRequest(HttpServletRequest request, @Nullable String then) {
        super(request);
        this.then = then;
    }

    /** Shows the page of the form that was sent. */
    static GetRequest ofForm(HttpServletRequest request) {
        return new GetRequest(request, null);
    }

    /** Shows the sign-in page, which leads on to an address. */
    static GetRequest toSignIn(HttpServletRequest request, String then) {
        return new GetRequest(request, then);
    }

    @Override
    public String getMethod() {
        return "GET";
    }

    @Override
    public @Nullable String getQueryString() {
        return then == null
                ? super.getQueryString()
                : "then=" + UriUtils.encode(then, java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public Map<String, String[]> getParameterMap() {
        return then == null ? super.getParameterMap() : Map.of("then", new String[] {then});
    }

    @Override
    public @Nullable String getParameter(String name) {
        return then == null ? super.getParameter(name) : name.equals("then") ? then : null;
    }

    @Override
    public String @Nullable [] getParameterValues(String name) {
        return then == null ? super.getParameterValues(name) : getParameterMap().get(name);
    }

    @Override
    public Enumeration<String> getParameterNames() {
        return then == null
                ? super.getParameterNames()
                : Collections.enumeration(getParameterMap().keySet());
    }
}
