package dev.perimeter;

import dev.perimeter.catalog.ImportCommand;
import dev.perimeter.database.DatabaseSettings;
import java.io.PrintStream;
import java.util.List;
import org.springframework.boot.Banner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** What the program does instead of serving, when its first word is a command. Options are the same as for serving. */
final class Commands {

    private static final int MISUSED = 2;

    private static final String USAGE = """
            usage: java -jar perimeter.jar [--option=value ...]
                       serves until it is stopped
                   java -jar perimeter.jar import-catalog FILE|URL [--option=value ...]
                       adds filaments and printers to the catalog: JSON Lines or one JSON array, plain or gzip;
                       status 0: all well, 1: some rows were refused, 2: it could not be read or stored to the end
            """;

    private Commands() {}

    /** No component is looked for: a command has the settings, and nothing of what serves. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    private static final class Settings {}

    static boolean isOne(String[] arguments) {
        return !words(arguments).isEmpty();
    }

    /** @return the exit status of the process */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        var words = words(arguments);
        if (words.size() != 2 || !words.getFirst().equals(ImportCommand.NAME)) {
            err.print(USAGE);
            return MISUSED;
        }
        try (var context = context(arguments)) {
            return ImportCommand.run(context.getBean(DatabaseSettings.class), words.getLast(), out, err);
        }
    }

    private static List<String> words(String[] arguments) {
        return new DefaultApplicationArguments(arguments).getNonOptionArgs();
    }

    /** Warnings and errors go where they do not get in the way of the results. */
    private static ConfigurableApplicationContext context(String[] arguments) {
        return new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.config=classpath:logback-command.xml")
                .run(arguments);
    }
}
