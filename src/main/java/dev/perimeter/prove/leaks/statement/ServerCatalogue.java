package dev.perimeter.prove.leaks.statement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The objects of this server that an attacker could use, read from its system catalog, so that
 * nothing new is missed.
 */
public final class ServerCatalogue {

    private final Connection connection;

    public ServerCatalogue(Connection connection) {
        this.connection = connection;
    }

    /**
     * A table with row security of which the role of the application may read something.
     *
     * @param columns the readable ones, and the system columns of every table
     * @param types of the columns, in the same order
     * @param listed columns that may stand in the list of a statement
     * @param changed a column that the role may change
     */
    public record Table(
            String name,
            List<String> columns,
            List<String> types,
            List<String> listed,
            @Nullable String changed,
            boolean isRemovable) {

        public String company() {
            return columns.contains("company_id") ? "company_id" : "id";
        }
    }

    /**
     * A function that PostgreSQL declares leakproof.
     *
     * @param operator the operator that calls it
     * @param like types that are the same as its first one without a conversion
     */
    public record Leakproof(
            String name,
            @Nullable String operator,
            int arguments,
            List<String> types,
            List<String> like,
            String result) {

        String call(String first, String second) {
            return operator == null
                    ? name + "(" + first + ", " + second + ")"
                    : "(" + first + " operator(pg_catalog." + operator + ") " + second + ")";
        }
    }

    /** A volatile function, or one with a side effect. */
    public record Callable(String name, boolean isSet, List<String> types) {}

    @FunctionalInterface
    private interface Row<T> {
        T of(ResultSet row) throws SQLException;
    }

    public List<Table> tables() throws SQLException {
        return ask(
                "tables",
                row -> new Table(
                        row.getString("name"),
                        texts(row, "columns"),
                        texts(row, "types"),
                        texts(row, "listed"),
                        row.getString("changed"),
                        row.getBoolean("removed")));
    }

    public List<Leakproof> leakproof() throws SQLException {
        return ask(
                "leakproof",
                row -> new Leakproof(
                        row.getString("name"),
                        row.getString("operator"),
                        row.getInt("arguments"),
                        texts(row, "types"),
                        texts(row, "like_first"),
                        row.getString("result")));
    }

    /**
     * Without aggregates, which need rows, and without functions of types that SQL cannot name.
     */
    public List<Callable> callable() throws SQLException {
        return ask(
                "callable", row -> new Callable(row.getString("name"), row.getBoolean("is_set"), texts(row, "types")));
    }

    /** The tables and indexes with public counters, by number. */
    public List<String> relations() throws SQLException {
        return ask("relations", row -> row.getString("oid"));
    }

    private <T> List<T> ask(String what, Row<T> of) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(question(what))) {
            var all = new ArrayList<T>();
            while (rows.next()) {
                all.add(of.of(rows));
            }
            return all;
        }
    }

    private static String question(String what) {
        var resource = "/prove/catalogue/" + what + ".sql";
        try (var text = Objects.requireNonNull(ServerCatalogue.class.getResourceAsStream(resource), resource)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> texts(ResultSet row, String column) throws SQLException {
        return List.of((String[]) row.getArray(column).getArray());
    }
}
