package dev.perimeter.catalog;

import dev.perimeter.Cast.Actor;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Any SQL as the application's role, in the session of somebody: one transaction, which ends with {@code commit} or without a trace. */
public final class InSession implements AutoCloseable {

    private final Connection connection;

    public InSession(Actor me) throws SQLException {
        connection = TestDatabase.connect("perimeter_app", ScratchDatabase.password("perimeter_app"));
        connection.setAutoCommit(false);
        ask("select company_id::text from gate.enter('" + me.token().text() + "'::bytea, null)");
    }

    /** The first value, or null. */
    @Nullable
    public String ask(String sql, Object... parameters) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            var index = 1;
            for (var parameter : List.of(parameters)) {
                statement.setObject(index++, parameter);
            }
            if (!statement.execute()) {
                return null;
            }
            var rows = statement.getResultSet();
            return rows.next() ? rows.getString(1) : null;
        }
    }

    /** Starts to use an entry: the id of the one to name from now on. */
    @Nullable
    public UUID use(String kind, UUID company, UUID spec) throws SQLException {
        var id = ask("select gate.use_" + kind + "(?, ?)", company, spec);
        return id == null ? null : UUID.fromString(id);
    }

    public void commit() throws SQLException {
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.rollback();
        connection.close();
    }
}
