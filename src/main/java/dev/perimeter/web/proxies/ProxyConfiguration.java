package dev.perimeter.web.proxies;

import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link ForwardedValve} in front of everything that looks at a request. */
@Configuration(proxyBeanMethods = false)
class ProxyConfiguration {

    /** @param proxies addresses or networks, separated by commas */
    @Bean
    Proxies proxies(@Value("${perimeter.proxies:}") List<String> proxies) {
        return new Proxies(proxies);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> forwardedRequests(Proxies proxies) {
        return tomcat -> tomcat.addEngineValves(new ForwardedValve(proxies));
    }
}
