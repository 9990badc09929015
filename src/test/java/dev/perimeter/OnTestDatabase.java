package dev.perimeter;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Points the application at the tests' database, as at a PostgreSQL of one's own. */
final class OnTestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Map<String, Object> settings = Map.of(
                "perimeter.database.url", TestDatabase.SERVER.url(),
                "perimeter.database.username", TestDatabase.SERVER.user(),
                "perimeter.database.password", TestDatabase.SERVER.password(),
                "perimeter.secret", TestDatabase.SECRET,
                "spring.main.allow-bean-definition-overriding", "true");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test database", settings));
    }
}
