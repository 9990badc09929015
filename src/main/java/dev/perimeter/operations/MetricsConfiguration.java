package dev.perimeter.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Nothing of this is loaded before somebody asks for it by naming a port. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("perimeter.management.port")
class MetricsConfiguration {

    @Bean
    PrometheusMeterRegistry registry(List<HikariDataSource> pools, JvmGcMetrics collections) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        Stream.of(
                        collections,
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(figures -> figures.bindTo(registry));
        for (var pool : pools) {
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        }
        return registry;
    }

    /** Listens to the collector, until it is closed. */
    @Bean
    JvmGcMetrics collections() {
        return new JvmGcMetrics();
    }

    @Bean
    RequestMetrics requestFigures(PrometheusMeterRegistry registry) {
        return new RequestMetrics(registry);
    }

    /** @param address whose network can read the figures; nobody is asked who they are */
    @Bean
    ManagementServer managementServer(
            PrometheusMeterRegistry registry,
            Readiness readiness,
            @Value("${perimeter.management.address:127.0.0.1}") String address,
            @Value("${perimeter.management.port}") int port) {
        return new ManagementServer(address, port, registry::scrape, readiness::isReady);
    }
}
