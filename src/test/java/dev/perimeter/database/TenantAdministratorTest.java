package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.database.wall.Rights;
import dev.perimeter.database.wall.Wall;
import dev.perimeter.database.wall.WallException;
import dev.perimeter.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * As one rents a PostgreSQL: the administrator owns the database and may create roles, and is no superuser. On a server of its own, for
 * roles are the whole server's.
 */
class TenantAdministratorTest {

    @TempDir
    static Path data;

    private static EmbeddedServer server;
    private static String database;

    @BeforeAll
    static void rentADatabase() {
        server = EmbeddedServer.start(PreparedInstallation.withAnEmptyServer(data));
        var landlord = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
        landlord.sql("create role tenant login createrole noinherit password 'rent'")
                .update();
        landlord.sql("create database rented owner tenant").update();
        landlord.sql("create database closed_later owner tenant").update();
    }

    @BeforeEach
    void inTheRentedDatabase() {
        database = "rented";
    }

    @AfterAll
    static void moveOut() {
        server.close();
    }

    @Test
    void startsTheProductAndIsToldWhatOnlyASuperuserCanClose() throws SQLException {
        for (var start : List.of("first", "second")) {
            assertThatCode(() -> SchemaMigration.ensure(tenant())).as(start).doesNotThrowAnyException();
            assertThatCode(() -> Wall.check(tenant())).as(start).doesNotThrowAnyException();
        }
        try (var connection = tenant().connect()) {
            assertThat(Wall.faults(connection))
                    .extracting(Wall.Fault::wrong)
                    .containsExactlyInAnyOrder(
                            "built-in function that carries state past row security may be called by everybody",
                            "language may be used by everybody",
                            "leakproof functions are so cheap that conditions of the caller run before policies",
                            "subscript by a text has no price, so that a condition with one runs before every policy");
            assertThat(Wall.faults(connection)).allMatch(Wall.Fault::onlySuperuserMends);
        }
        theWallStands();
    }

    /** Without a superuser the policies go first by their own price; with one they need not, and are as shipped. */
    @Test
    void policiesGoFirstWhereBuiltInComparisonsAreCheap() throws SQLException {
        database = "closed_later";
        SchemaMigration.ensure(tenant());
        assertThat(firstConditions()).isEqualTo(policiesThatShowRows());
        addACustomer();
        for (var condition : List.of(
                "name_key >= 'secret'",
                "name_key = any (array['secret', 'other'])",
                "name_key in ('secret', 'other', 'a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i')",
                "row(name_key, company_id) > row('a', 'a0000000-0000-0000-0000-000000000000'::uuid)",
                "greatest(created_at, '2020-01-01') > '2020-01-01'")) {
            assertThat(whatIsLeftBehindBy(condition)).as(condition).isEmpty();
        }
        try (var connection = tenant().connect()) {
            assertThat(Rights.faults(connection)).isEmpty();
        }
        landlord("alter policy customer_view on customer using (company_id = gate.company('customers_view'))");
        assertThat(whatIsLeftBehindBy("name_key >= 'secret'")).isNotEmpty();
        assertThatThrownBy(() -> Wall.check(tenant()))
                .isInstanceOf(WallException.class)
                .hasMessageContaining("customer.customer_view");
        SchemaMigration.ensure(tenant());
        assertThat(firstConditions()).isEqualTo(policiesThatShowRows());
        landlord(Wall.text("/db/migration/V02__built_in_functions.sql"));
        SchemaMigration.ensure(tenant());
        assertThat(firstConditions()).isZero();
        assertThat(whatIsLeftBehindBy("name_key >= 'secret'")).isEmpty();
        assertThat(whatIsLeftBehindBy("('{\"secret\": 1}'::jsonb)[name_key] is not null"))
                .isEmpty();
    }

    private static void addACustomer() throws SQLException {
        landlord("""
                set session_replication_role = replica;
                insert into customer (company_id, id, number, name, name_key)
                values (gen_random_uuid(), gen_random_uuid(), 1, 'Secret', 'secret')
                """);
    }

    /** What SQL of the application's role, without a session, learns by a setting that a condition makes. */
    private static String whatIsLeftBehindBy(String condition) throws SQLException {
        try (var app = pool(Roles.APP);
                var statement = app.createStatement()) {
            statement.execute(
                    "set enable_indexscan = off; set enable_indexonlyscan = off; set enable_bitmapscan = off");
            for (var source : List.of(
                    "customer",
                    "(select name_key, company_id, created_at from customer union all select name_key, company_id, created_at from customer) c")) {
                for (var trace : List.of(
                        "set_config('my.trace', 'told', false)", "(select set_config('my.trace', 'told', false))")) {
                    try {
                        statement.execute("select 1 from %s where case when %s then %s is null end"
                                .formatted(source, condition, trace));
                    } catch (SQLException e) {
                        // A type that takes no subscript is refused while the statement is parsed.
                        assertThat(e.getSQLState()).isEqualTo("42804");
                    }
                }
            }
            try (var row = statement.executeQuery("select coalesce(current_setting('my.trace', true), '')")) {
                row.next();
                return row.getString(1);
            }
        }
    }

    private static int policiesThatShowRows() {
        return landlordDb()
                .sql(
                        "select count(*) from pg_policy where 'perimeter_app'::regrole = any (polroles) and polqual is not null")
                .query(Integer.class)
                .single();
    }

    private static int firstConditions() {
        return landlordDb()
                .sql("select count(*) from pg_policy where pg_get_expr(polqual, polrelid) like '%OPERATOR(gate.==)%'")
                .query(Integer.class)
                .single();
    }

    private static void landlord(String sql) throws SQLException {
        try (var connection = DriverManager.getConnection(url(), server.user(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static JdbcClient landlordDb() {
        return JdbcClient.create(new DriverManagerDataSource(url(), server.user(), server.password()));
    }

    private void theWallStands() throws SQLException {
        try (var app = pool(Roles.APP);
                var auth = pool(Roles.AUTH)) {
            assertState(app, "select company_id from gate.enter('nobody', null)", "PR401");
            assertState(app, "create temporary table customer (id uuid)", "42501");
            assertState(app, "set role perimeter_gate", "42501");
            assertState(app, "select token_hash from gate.session", "42501");
            assertState(auth, "select name from public.customer", "42501");
            try (var rows = app.createStatement().executeQuery("select count(*) from customer")) {
                rows.next();
                assertThat(rows.getInt(1)).isZero();
            }
        }
    }

    private static void assertState(Connection connection, String sql, String state) {
        assertThatThrownBy(() -> connection.createStatement().execute(sql))
                .isInstanceOfSatisfying(
                        SQLException.class, e -> assertThat(e.getSQLState()).isEqualTo(state));
    }

    private static Connection pool(String role) throws SQLException {
        return DriverManager.getConnection(url(), role, ScratchDatabase.password(role));
    }

    private static Administrator tenant() {
        var own = new DatabaseSettings.Own(url(), "tenant", "rent");
        return Administrator.of(new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null));
    }

    private static String url() {
        return server.url().replace("/postgres?", "/" + database + "?");
    }
}
