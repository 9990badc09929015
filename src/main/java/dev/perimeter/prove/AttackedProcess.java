package dev.perimeter.prove;

import dev.perimeter.database.Administrator;
import dev.perimeter.prove.http.Route;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * The product as shipped, started once more on the database of the installation: on the loopback
 * address, on its own port, for as long as the proof takes. It lists the routes, and is attacked
 * where the command names no other process.
 */
final class AttackedProcess implements AutoCloseable {

    private static final List<String> NOT_OURS =
            List.of("--server.", "--perimeter.demo", "--url", "--report", "--verify");

    private final ConfigurableApplicationContext application;

    private AttackedProcess(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** @param sources the application, and in tests a hole to be found */
    static AttackedProcess start(Administrator administrator, String[] arguments, Class<?>... sources) {
        // The caller has migrated the database. The wall is not checked, so that this process
        // starts also where the wall is broken.
        ApplicationContextInitializer<ConfigurableApplicationContext> known =
                context -> ((DefaultListableBeanFactory) context.getBeanFactory())
                        .registerSingleton("administrator", administrator);
        return new AttackedProcess(new SpringApplicationBuilder(sources)
                .initializers(known)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .run(options(arguments)));
    }

    private static String[] options(String[] arguments) {
        var options = new ArrayList<String>();
        Arrays.stream(arguments)
                .filter(argument -> argument.startsWith("--"))
                .filter(argument -> NOT_OURS.stream().noneMatch(argument::startsWith))
                .forEach(options::add);
        options.addAll(List.of("--server.port=0", "--server.address=127.0.0.1", "--server.ssl.enabled=false"));
        options.addAll(List.of("--perimeter.demo=false", "--perimeter.pool-size=4"));
        options.add("--logging.config=classpath:logback-command.xml");
        return options.toArray(String[]::new);
    }

    String address() {
        var environment = application.getEnvironment();
        return "http://127.0.0.1:" + environment.getRequiredProperty("local.server.port")
                + environment.getProperty("server.servlet.context-path", "");
    }

    List<Route> routes() {
        return Route.all(application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class));
    }

    @Override
    public void close() {
        application.close();
    }
}
