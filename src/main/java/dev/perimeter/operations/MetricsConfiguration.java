package dev.perimeter.operations;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.metrics.micrometer.MicrometerMetricsTrackerFactory;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.logging.LogbackMetrics;
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

/**
 * Measures under the names of Micrometer's standard binders. Nothing of it is loaded unless a port
 * is named.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("perimeter.management.port")
class MetricsConfiguration {

    @Bean
    PrometheusMeterRegistry registry(List<HikariDataSource> pools, JvmGcMetrics collections, LogbackMetrics log) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        // Public dashboards choose the process by this tag.
        registry.config().commonTags("application", "perimeter");
        Stream.of(
                        collections,
                        log,
                        new ClassLoaderMetrics(),
                        new JvmMemoryMetrics(),
                        new JvmThreadMetrics(),
                        new ProcessorMetrics(),
                        new FileDescriptorMetrics(),
                        new UptimeMetrics())
                .forEach(binder -> binder.bindTo(registry));
        for (var pool : pools) {
            pool.setMetricsTrackerFactory(new MicrometerMetricsTrackerFactory(registry));
        }
        return registry;
    }

    /** Listens to the garbage collector, until it is closed. */
    @Bean
    JvmGcMetrics collections() {
        return new JvmGcMetrics();
    }

    /** Listens to the log, until it is closed. */
    @Bean
    LogbackMetrics logMetrics() {
        return new LogbackMetrics();
    }

    @Bean
    RequestMetrics requestMetrics(PrometheusMeterRegistry registry) {
        return new RequestMetrics(registry);
    }

    /** @param address everybody who can reach it can read the metrics */
    @Bean
    ManagementServer managementServer(
            PrometheusMeterRegistry registry,
            Readiness readiness,
            @Value("${perimeter.management.address:127.0.0.1}") String address,
            @Value("${perimeter.management.port}") int port) {
        return new ManagementServer(address, port, registry::scrape, readiness::isReady);
    }
}
