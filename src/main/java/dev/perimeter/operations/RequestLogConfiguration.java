package dev.perimeter.operations;

import dev.perimeter.web.proxies.Proxies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Registers the request log with Tomcat. */
@Configuration(proxyBeanMethods = false)
class RequestLogConfiguration {

    /**
     * @param lines whether each request has a line; by default where the format is structured,
     *     which programs read
     * @param format the log format, by Spring Boot's names
     */
    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> requestLog(
            Proxies proxies,
            ObjectProvider<RequestMetrics> metrics,
            @Value("${perimeter.access-log:}") String lines,
            @Value("${logging.structured.format.console:}") String format) {
        var writesLines = lines.isBlank() ? !format.isBlank() : Boolean.parseBoolean(lines.strip());
        return tomcat -> tomcat.addEngineValves(new RequestLog(proxies, writesLines, metrics.getIfAvailable()));
    }
}
