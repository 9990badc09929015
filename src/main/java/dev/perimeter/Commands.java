package dev.perimeter;

import dev.perimeter.catalog.importing.ImportCommand;
import dev.perimeter.catalog.operator.CatalogCommand;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.schema.ProgramVersion;
import dev.perimeter.operations.AfterRestoreCommand;
import dev.perimeter.operations.SqlCommand;
import dev.perimeter.prove.ProveCommand;
import dev.perimeter.team.HandOverCommand;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.Banner;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/**
 * The commands of the program: where its first word is a command, it runs that instead of serving.
 * The options are the same as for serving.
 */
final class Commands {

    private static final int MISUSED = 2;
    private static final String VERSION = "version";

    private static final String USAGE = """
            usage: java -jar perimeter.jar [--option=value ...]
                       serves until it is stopped; --perimeter.demo fills an empty installation first, and prints the sign-ins
                   java -jar perimeter.jar import-catalog FILE|URL [--option=value ...]
                       adds filaments and printers to the catalog: JSON Lines or one JSON array, plain or gzip;
                       status 0: all well, 1: some rows were refused, 2: it could not be read or stored to the end
                   java -jar perimeter.jar catalog hide|show|remove ID [ID ...] [--by=NAME] [--option=value ...]
                   java -jar perimeter.jar catalog merge ID INTO-ID [--by=NAME] [--option=value ...]
                       takes entries off the shared catalog, puts back what was hidden or merged, removes what nobody uses, or lets
                       one stand for another; status 0: done, 1: an entry was not, and why, 2: the database cannot be used
                   java -jar perimeter.jar catalog list [--from=COMPANY] [--hidden|--merged] [--option=value ...]
                   java -jar perimeter.jar catalog acts [--option=value ...]
                       the entries that companies added, those of one by its id or name, or those hidden or merged; what was done so far
                   java -jar perimeter.jar hand-over-company COMPANY-ID E-MAIL [--option=value ...]
                       makes a staff member the owner of a company whose owner is gone; it stands in the audit trail;
                       status 0: done, 1: no such company or staff member, or they own one of that name,
                       2: the database cannot be used
                   java -jar perimeter.jar after-restore [--option=value ...]
                       after a backup was put back: ends all sessions, open invites and offers of ownership in it;
                       status 0: done, 2: the database cannot be used
                   java -jar perimeter.jar prove [--url URL] [--report DIRECTORY] [--statements N] [--option=value ...]
                       tries to break the wall between companies, from two throw-away ones, and writes a report; --url attacks the
                       process at that address, --statements says how many random ones are run (5000);
                       status 0: the wall held, 1: it is broken, 2: it could not be tried
                   java -jar perimeter.jar prove --verify FILE [--option=value ...]
                       whether this installation wrote and signed that report; status 0: it did, 1: it did not
                   java -jar perimeter.jar sql ["STATEMENT"] [--option=value ...]
                       runs a statement as the administrator of the database, or what standard input says; whether the product runs or not;
                       status 0: done, 1: PostgreSQL refused it, 2: the database cannot be used
                   java -jar perimeter.jar version
                       says which version this is (--version does, too)
                   java -jar perimeter.jar rehearse
                       works on a directory of its own that is removed afterwards, for a JVM that learns from it; status 0: done
            """;

    private Commands() {}

    /** The settings without a component scan: a command needs nothing that serves. */
    @EnableConfigurationProperties(DatabaseSettings.class)
    private static final class Settings {}

    static boolean isOne(String[] arguments) {
        return !words(arguments).isEmpty() || List.of(arguments).contains("--" + VERSION);
    }

    /** @return the exit status of the process */
    static int run(String[] arguments, PrintStream out, PrintStream err) {
        var words = words(arguments);
        if (words.isEmpty() || words.equals(List.of(VERSION))) {
            out.println("Perimeter " + ProgramVersion.text());
            return 0;
        }
        if (words.size() <= 2 && words.getFirst().equals(SqlCommand.NAME)) {
            return settings(arguments)
                    .map(settings -> SqlCommand.run(settings, words.subList(1, words.size()), System.in, out, err))
                    .orElse(MISUSED);
        }
        if (words.size() == 2 && words.getFirst().equals(ImportCommand.NAME)) {
            return settings(arguments)
                    .map(settings -> ImportCommand.run(settings, words.getLast(), out, err))
                    .orElse(MISUSED);
        }
        if (words.size() == 3 && words.getFirst().equals(HandOverCommand.NAME)) {
            return settings(arguments)
                    .map(settings -> HandOverCommand.run(settings, words.get(1), words.getLast(), out, err))
                    .orElse(MISUSED);
        }
        var catalog =
                CatalogCommand.run(new DefaultApplicationArguments(arguments), () -> settings(arguments), out, err);
        if (catalog.isPresent()) {
            return catalog.get();
        }
        if (words.equals(List.of(AotTraining.NAME))) {
            return AotTraining.run(err);
        }
        if (words.equals(List.of(AfterRestoreCommand.NAME))) {
            return settings(arguments)
                    .map(settings -> AfterRestoreCommand.run(settings, out, err))
                    .orElse(MISUSED);
        }
        var proof = words.getFirst().equals(ProveCommand.NAME)
                ? ProveCommand.run(arguments, Commands::settings, out, err, Perimeter.class)
                : Optional.<Integer>empty();
        return proof.orElseGet(() -> {
            err.print(USAGE);
            return MISUSED;
        });
    }

    private static List<String> words(String[] arguments) {
        return new DefaultApplicationArguments(arguments).getNonOptionArgs();
    }

    /**
     * Empty where the settings are wrong, which Spring has logged. The log does not mix with the
     * output.
     */
    private static Optional<DatabaseSettings> settings(String[] arguments) {
        var application = new SpringApplicationBuilder(Settings.class)
                .web(WebApplicationType.NONE)
                .bannerMode(Banner.Mode.OFF)
                .logStartupInfo(false)
                .properties("logging.config=classpath:logback-command.xml");
        try (var context = application.run(arguments)) {
            return Optional.of(context.getBean(DatabaseSettings.class));
        } catch (RuntimeException saidBySpring) {
            return Optional.empty();
        }
    }
}
