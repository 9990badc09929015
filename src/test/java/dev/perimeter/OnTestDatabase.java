package dev.perimeter;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the application at the tests' database, as at a PostgreSQL of one's own. */
final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Unlocked.lockAgain();
        Map<String, Object> settings = Map.of(
                "perimeter.database.url",
                url(context.getEnvironment().getProperty("perimeter.test.proxy")),
                "perimeter.database.username",
                TestDatabase.SERVER.user(),
                "perimeter.database.password",
                TestDatabase.SERVER.password(),
                "perimeter.secret",
                TestDatabase.SECRET,
                "springdoc.default-produces-media-type",
                "application/json");
        var sources = context.getEnvironment().getPropertySources();
        sources.addFirst(new MapPropertySource("test database", settings));
        // All tests sign up from one address, and from one database: what counts that says so itself.
        sources.addLast(
                new MapPropertySource("one address", Map.of("perimeter.throttle.sign-up-per-address", 1_000_000)));
    }

    /** Through a proxy, where a test counts or breaks what goes over the wire. */
    private static String url(String proxy) {
        var url = TestDatabase.SERVER.url();
        return proxy == null ? url : url.replaceFirst(":\\d+/", ":" + proxy + "/");
    }
}
