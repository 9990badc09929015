package dev.perimeter.catalog.importing;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.StartRefused;
import java.io.PrintStream;
import java.sql.SQLException;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** The command {@code import-catalog}: beside the running product, or while it does not run. */
public final class ImportCommand {

    public static final String NAME = "import-catalog";

    private static final int STOPPED = 2;

    private ImportCommand() {}

    /**
     * @param source a file or an address on the web
     * @return the exit status: 0 all well, 1 some rows were refused, 2 it could not be read or
     *     stored to the end
     */
    public static int run(DatabaseSettings settings, String source, PrintStream out, PrintStream err) {
        // Before the database is asked for: a name that was mistyped starts no server.
        if (!ImportSource.mayBeThere(source)) {
            return stopped("there is no file " + source, err);
        }
        err.println(NAME + ": into the database "
                + (settings.database() == null
                        ? "in " + settings.data().toAbsolutePath().normalize()
                        : "of perimeter.database.url"));
        try (var administrator = Administrator.forCommand(settings);
                var connection = administrator.connect()) {
            return new CatalogImport().run(new SingleConnectionDataSource(connection, true), source, out, err);
        } catch (StartRefused | SQLException e) {
            return stopped(String.valueOf(e.getMessage()), err);
        }
    }

    private static int stopped(String reason, PrintStream err) {
        err.println(NAME + ": " + reason);
        return STOPPED;
    }
}
