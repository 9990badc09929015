package dev.perimeter;

import com.zaxxer.hikari.HikariDataSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Perimeter once more, on the same database: nothing of a person is kept in a process, so that any can answer (DESIGN 1). This one has
 * two connections, three guesses and a stage for what no handler of ours does.
 */
final class AnotherProcess {

    private static final ConfigurableApplicationContext APPLICATION = new SpringApplicationBuilder(
                    Perimeter.class, Stage.class)
            .initializers(new OnTestDatabase())
            .run(
                    "--server.port=0",
                    "--perimeter.pool-size=3",
                    "--perimeter.throttle.sign-in-per-account-and-address=3");

    private AnotherProcess() {}

    static Http http() {
        return new Http(APPLICATION.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    static HikariDataSource pool(String name) {
        return APPLICATION.getBean(name, HikariDataSource.class);
    }
}
