package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.TestDatabase;
import dev.perimeter.embedded.EmbeddedServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
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

    @BeforeAll
    static void rentADatabase() {
        server = EmbeddedServer.start(data);
        var landlord = JdbcClient.create(new DriverManagerDataSource(server.url(), server.user(), server.password()));
        landlord.sql("create role tenant login createrole noinherit password 'rent'")
                .update();
        landlord.sql("create database rented owner tenant").update();
    }

    @AfterAll
    static void moveOut() {
        server.close();
    }

    @Test
    void startsTheProductAndIsToldWhatOnlyASuperuserCanClose() throws SQLException {
        for (var start : List.of("first", "second")) {
            assertThatCode(() -> Schema.ensure(tenant())).as(start).doesNotThrowAnyException();
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
        return server.url().replace("/postgres?", "/rented?");
    }
}
