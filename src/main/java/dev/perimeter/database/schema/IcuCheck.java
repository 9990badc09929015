package dev.perimeter.database.schema;

import dev.perimeter.database.StartRefused;
import java.sql.Connection;
import java.sql.SQLException;

/** Lists of names are sorted by ICU (spec 11.4), which a server may have been built without. */
final class IcuCheck {

    private IcuCheck() {}

    /** @throws StartRefused before anything is changed */
    static void refuseWithout(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery(
                        "select exists (select from pg_catalog.pg_collation where collprovider = 'i')")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new StartRefused(
                        "This PostgreSQL was built without ICU, which sorts lists in the reader's language. Use a package that has it, or build it with --with-icu. Nothing was changed.");
            }
        }
    }
}
