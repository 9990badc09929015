package dev.perimeter;

import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Perimeter once more, on the same database: nothing of a person is kept in a process, so that any can answer (DESIGN 1). */
public final class AnotherProcess implements AutoCloseable {

    private final ConfigurableApplicationContext application;

    private AnotherProcess(ConfigurableApplicationContext application) {
        this.application = application;
    }

    /** @param settings as on the command line, without dashes */
    public static AnotherProcess start(String... settings) {
        var arguments = Stream.concat(Stream.of("server.port=0"), Arrays.stream(settings))
                .map(setting -> "--" + setting);
        return new AnotherProcess(new SpringApplicationBuilder(Perimeter.class)
                .initializers(new OnTestDatabase())
                .run(arguments.toArray(String[]::new)));
    }

    public Http http() {
        return new Http(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
    }

    public <T> T bean(String name, Class<T> type) {
        return application.getBean(name, type);
    }

    @Override
    public void close() {
        application.close();
    }
}
