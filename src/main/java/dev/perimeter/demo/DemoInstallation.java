package dev.perimeter.demo;

import dev.perimeter.database.Administrator;
import dev.perimeter.database.StartRefused;
import dev.perimeter.demo.work.Diary.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * What the demo needs the administrator for: whether the installation is empty, and the times at
 * which things happened.
 */
final class DemoInstallation implements AutoCloseable {

    /**
     * Added to a company's name until the demo is complete, so that everybody recognises an
     * interrupted one.
     */
    static final String UNFINISHED = " (unfinished demo)";

    private static final String NOT_EMPTY = """
            perimeter.demo needs an installation without people and companies; this one has %d sign-ins and %d companies, and was left as it is. \
            Start without perimeter.demo to serve it, or make the demo elsewhere: --perimeter.demo --perimeter.data=demo-data.""";

    private static final String HALF_MADE = """
            A demo was interrupted while it was made, and what lies here is half of it, with passwords that were never shown. Remove the data \
            directory (or empty the database of perimeter.database.url) and start with perimeter.demo again.""";

    private final Connection connection;
    private final boolean mayShift;

    private DemoInstallation(Connection connection, boolean mayShift) {
        this.connection = connection;
        this.mayShift = mayShift;
    }

    static DemoInstallation of(Administrator administrator) throws SQLException {
        var connection = administrator.connect();
        try (var row = connection
                .createStatement()
                .executeQuery("select rolsuper from pg_roles where rolname = current_user")) {
            return new DemoInstallation(connection, row.next() && row.getBoolean(1));
        }
    }

    /** @throws StartRefused where somebody has signed up, or a demo was interrupted */
    void refuseUnlessEmpty() throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            // This role sees the logins and companies of everybody, whoever the administrator is.
            statement.execute("set local role perimeter_gate");
            var row = statement.executeQuery("""
                    select (select count(*) from gate.login) as logins, count(*) as companies,
                           count(*) filter (where name like '%(unfinished demo)') as unfinished
                      from public.company
                    """);
            row.next();
            if (row.getInt("unfinished") > 0) {
                throw new StartRefused(HALF_MADE);
            }
            if (row.getInt("logins") + row.getInt("companies") > 0) {
                throw new StartRefused(NOT_EMPTY.formatted(row.getInt("logins"), row.getInt("companies")));
            }
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    /**
     * Whether times can be changed: row security binds everybody but a superuser, and the demo does
     * not weaken it.
     */
    boolean mayShift() {
        return mayShift;
    }

    /** The time of the database, by which rows are stamped. */
    Instant now() {
        try (var row = connection.createStatement().executeQuery("select clock_timestamp()")) {
            row.next();
            return row.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Changes the times of all rows of the companies in one transaction. */
    void shift(List<UUID> companies, List<Page> pages) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(text("told.sql"));
            keep(companies, pages);
            statement.execute(text("shift.sql"));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private void keep(List<UUID> companies, List<Page> pages) throws SQLException {
        try (var insert = connection.prepareStatement("insert into pg_temp.demo (company_id) values (?)")) {
            for (var company : companies) {
                insert.setObject(1, company);
                insert.executeUpdate();
            }
        }
        try (var insert = connection.prepareStatement("insert into pg_temp.page (begun, told) values (?, ?)")) {
            for (var page : pages) {
                insert.setObject(1, page.begun().atOffset(ZoneOffset.UTC));
                insert.setObject(2, page.told().atOffset(ZoneOffset.UTC));
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    private static String text(String name) {
        try (var file = Objects.requireNonNull(DemoInstallation.class.getResourceAsStream("/demo/" + name), name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
