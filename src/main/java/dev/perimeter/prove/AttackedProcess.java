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
 * The product as shipped, once more on the database of the installation: on the loopback address, on a port of its own, for as long as the
 * proof takes. It says which routes there are, and is attacked where no address of another process is given.
 */
final class AttackedProcess implements AutoCloseable {

    private static final List<String> NOT_OURS =
            List.of("--server.", "--perimeter.demo", "--url", "--report", "--verify");

    private final ConfigurableApplicationContext application;

    private AttackedProcess(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** @param sources the application, and in tests what is to be found wrong with it */
    static AttackedProcess start(Administrator administrator, String[] arguments, Class<?>... sources) {
        // The database is in order, and its wall is what is looked at: this process starts also where it is broken.
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
