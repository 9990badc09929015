package dev.perimeter.database.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.database.RoleTraces;
import dev.perimeter.database.Roles;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What SQL as a pool's role can do to that role keeps no start away: it is undone, by a superuser and by who rents a database. */
class PoolRoleResetTest {

    private static final List<String> STATEMENTS = List.of(
            "begin; select 1; prepare transaction 'mine, {role}'",
            "alter role {role} set search_path = 'nowhere'",
            "alter role {role} set default_transaction_read_only = on",
            "alter role {role} in database {database} set statement_timeout = 1",
            "alter role {role} in database template1 set role = 'none'",
            "alter role {role} password 'mine'",
            "alter role {role} password null",
            "alter default privileges grant select on tables to public",
            "alter default privileges in schema public grant select on tables to public",
            "alter default privileges grant all on sequences to perimeter_owner with grant option",
            "alter default privileges grant all on schemas to {role} with grant option",
            "alter default privileges revoke all on tables from {role}",
            "alter default privileges revoke all on functions from public",
            "alter default privileges revoke all on types from public, {role}");

    /** What is refused, and so leaves nothing behind; were it ever allowed, it would belong above. */
    private static final List<String> REFUSED = List.of(
            "comment on role {role} is 'hers'",
            "security label on role {role} is 'hers'",
            "alter role {role} set \"my.own\" = 'a'",
            "alter role {role} set log_statement = 'all'",
            "alter role {role} connection limit 0",
            "alter role {role} valid until '2000-01-01'",
            "alter role {role} rename to other",
            "grant {role} to perimeter_auth, perimeter_app",
            "alter default privileges for role perimeter_owner grant select on tables to public",
            "alter system set work_mem = '1GB'",
            "create publication mine for all tables");

    @TempDir
    static Path directory;

    enum Of {
        SUPERUSER("postgres"),
        TENANT("rented");

        private final String database;
        private EmbeddedServer server;

        Of(String database) {
            this.database = database;
        }

        String url() {
            return server.url().replace("/postgres?", "/" + database + "?");
        }

        Administrator administrator() {
            var own = this == SUPERUSER
                    ? new DatabaseSettings.Own(url(), server.user(), server.password())
                    : new DatabaseSettings.Own(url(), "tenant", "rent");
            return Administrator.of(new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null));
        }
    }

    @BeforeAll
    static void aServerForEach() throws SQLException, IOException {
        for (var of : Of.values()) {
            of.server = withPreparedTransactions(directory.resolve(of.database));
        }
        landlord(Of.TENANT, Of.TENANT.server.url())
                .sql("create role tenant login createrole noinherit password 'rent'")
                .update();
        landlord(Of.TENANT, Of.TENANT.server.url())
                .sql("create database rented owner tenant")
                .update();
        for (var of : Of.values()) {
            SchemaMigration.ensure(of.administrator());
        }
    }

    /** As shipped, there are none; a server of one's own may have them. */
    private static EmbeddedServer withPreparedTransactions(Path data) throws IOException {
        PreparedInstallation.withAnEmptyServer(data);
        var settings = data.resolve("postgresql/postgresql.conf");
        Files.writeString(settings, "max_prepared_transactions = 5\n", StandardOpenOption.APPEND);
        return EmbeddedServer.start(data);
    }

    @AfterAll
    static void isOver() {
        for (var of : Of.values()) {
            of.server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void isUndoneAtTheNextStart(Of of) throws SQLException {
        var shipped = left(of);
        for (var statement : STATEMENTS) {
            run(of, Roles.APP, statement);
            assertThat(isAsShipped(of, Roles.APP) && left(of).equals(shipped))
                    .as(statement)
                    .isFalse();
            start(of, statement);
            assertThat(left(of)).as(statement).isEqualTo(shipped);
            assertThat(isAsShipped(of, Roles.APP)).as(statement).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource
    void allOfItAtOnceIsUndone(Of of) throws SQLException {
        var shipped = left(of);
        for (var role : Roles.POOLS) {
            try (var connection = connect(of, role);
                    var sql = connection.createStatement()) {
                for (var statement : STATEMENTS.reversed()) {
                    sql.execute(named(of, role, statement));
                }
            }
        }
        start(of, "all");
        assertThat(left(of)).isEqualTo(shipped);
    }

    @ParameterizedTest
    @EnumSource
    void largeObjectsOfARoleAreRemoved(Of of) throws SQLException {
        var shipped = left(of);
        landlord(of, of.url()).sql("select lo_create(0)").query(String.class).single();
        landlord(of, of.url())
                .sql("do $$ declare o oid; begin select max(oid) into o from pg_largeobject_metadata;"
                        + " execute format('alter large object %s owner to perimeter_app', o); end $$")
                .update();
        assertThat(left(of)).isNotEqualTo(shipped);
        start(of, "large object");
        assertThat(left(of)).isEqualTo(shipped);
    }

    @ParameterizedTest
    @EnumSource
    void whatElseOneMightTryIsRefused(Of of) throws SQLException {
        var shipped = left(of);
        for (var role : Roles.POOLS) {
            for (var statement : REFUSED) {
                assertThatThrownBy(() -> run(of, role, statement), statement).isInstanceOf(SQLException.class);
            }
        }
        assertThat(left(of)).isEqualTo(shipped);
    }

    /** It takes away what the role has from itself alone, and that is nothing; policies of its own it may not drop. */
    @ParameterizedTest
    @EnumSource
    void aRoleCannotDropWhatItWasGiven(Of of) throws SQLException {
        var shipped = left(of);
        for (var role : Roles.POOLS) {
            try {
                run(of, role, "drop owned by {role}");
            } catch (SQLException e) {
                assertThat(e.getSQLState()).isEqualTo("42501");
            }
            assertThat(left(of)).as(role).isEqualTo(shipped);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whereNothingIsToBeUndoneNothingIsChanged(Of of) throws SQLException {
        var before = versions(of);
        start(of, "nothing");
        assertThat(versions(of)).isEqualTo(before);
    }

    private static void start(Of of, String after) {
        assertThatCode(() -> {
                    SchemaMigration.ensure(of.administrator());
                    Wall.check(of.administrator());
                })
                .as(after)
                .doesNotThrowAnyException();
    }

    private static void run(Of of, String role, String statement) throws SQLException {
        try (var connection = connect(of, role);
                var sql = connection.createStatement()) {
            sql.execute(named(of, role, statement));
        }
    }

    private static String named(Of of, String role, String statement) {
        return statement.replace("{role}", role).replace("{database}", of.database);
    }

    private static Connection connect(Of of, String role) throws SQLException {
        return DriverManager.getConnection(of.url(), role, ScratchDatabase.password(role));
    }

    private static boolean isAsShipped(Of of, String role) {
        try (var connection = connect(of, role)) {
            return connection.isValid(5);
        } catch (SQLException e) {
            return false;
        }
    }

    private static Map<String, List<String>> left(Of of) throws SQLException {
        try (var connection = DriverManager.getConnection(of.url(), of.server.user(), of.server.password())) {
            return new RoleTraces(connection).left();
        }
    }

    private static List<String> versions(Of of) throws SQLException {
        try (var connection = DriverManager.getConnection(of.url(), of.server.user(), of.server.password())) {
            return new RoleTraces(connection).versions();
        }
    }

    private static JdbcClient landlord(Of of, String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, of.server.user(), of.server.password()));
    }
}
