package dev.perimeter.connector;

import dev.perimeter.web.proxies.Proxies;
import org.springframework.boot.tomcat.TomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Configures Tomcat's connector with the limits. */
@Configuration(proxyBeanMethods = false)
class ConnectorConfiguration {

    @Bean
    ConnectorLimits connectorLimits(ConnectionLimits limits, Proxies proxies) {
        return new ConnectorLimits(limits, new BodyMemory(limits.bodyBytes()), proxies);
    }

    @Bean
    WebServerFactoryCustomizer<TomcatWebServerFactory> limitedConnector(
            ConnectorLimits limits, LongConnections longConnections) {
        return tomcat -> {
            tomcat.setProtocol(LimitedProtocol.class.getName());
            tomcat.addConnectorCustomizers(connector -> {
                if (connector.getProtocolHandler() instanceof LimitedProtocol protocol) {
                    protocol.limit(limits);
                    longConnections.limit(protocol);
                }
            });
        };
    }
}
