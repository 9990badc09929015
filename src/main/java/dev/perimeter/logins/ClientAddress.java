package dev.perimeter.logins;

import dev.perimeter.web.Proxies;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.stereotype.Component;

/** Where a request comes from. {@code X-Forwarded-For} counts only from {@link Proxies}. */
@Component
class ClientAddress {

    private final Proxies proxies;

    ClientAddress(Proxies proxies) {
        this.proxies = proxies;
    }

    String of(HttpServletRequest request) {
        return proxies.caller(request).getHostAddress();
    }

    String network(HttpServletRequest request) {
        return proxies.network(request);
    }
}
