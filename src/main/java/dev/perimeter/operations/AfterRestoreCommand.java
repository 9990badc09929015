package dev.perimeter.operations;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.StartRefused;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * The operator's command after a backup was restored, in which sessions, invites and ownership
 * offers are alive that had ended since. It ends all of them: signing in and inviting anew costs a
 * minute, while a stolen session would live on.
 */
public final class AfterRestoreCommand {

    public static final String NAME = "after-restore";

    private static final int NOT_POSSIBLE = 2;

    private static final String SESSIONS =
            "update gate.session set expires_at = clock_timestamp() where expires_at > clock_timestamp()";
    private static final String INVITES = """
            update public.invite
               set revoked_at = clock_timestamp()
             where used_at is null
               and revoked_at is null
               and expires_at > clock_timestamp()
            """;
    private static final String OFFERS = "delete from public.ownership_offer";

    private AfterRestoreCommand() {}

    /** @return the exit status: 0 done, 2 the database cannot be used */
    public static int run(DatabaseSettings settings, PrintStream out, PrintStream err) {
        try (var administrator = Administrator.forCommand(settings);
                var connection = administrator.connect()) {
            connection.setAutoCommit(false);
            run(connection, "set local role perimeter_gate");
            var ended = "Ended: %d sessions, %d open invites, %d offers of ownership."
                    .formatted(run(connection, SESSIONS), run(connection, INVITES), run(connection, OFFERS));
            connection.commit();
            out.println(ended);
            return 0;
        } catch (StartRefused | SQLException e) {
            err.println(e.getMessage());
            return NOT_POSSIBLE;
        }
    }

    private static int run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
        }
    }
}
