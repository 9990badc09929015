package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** When there is no demo, and when there is less than one. */
class DemoStartTest {

    @TempDir
    Path data;

    @TempDir
    Path rented;

    @Test
    void wherePeopleAreNothingIsMade() throws IOException {
        try (var product = Product.start(PreparedInstallation.in(data))) {
            new Http(URI.create(product.address()).getPort())
                    .post(
                            null,
                            "/auth/sign-up",
                            "{\"email\": \"ada@example.org\", \"password\": \"lovelace-1815-engine\"}")
                    .is(201);
        }
        assertThatThrownBy(() -> Product.start(data, "--perimeter.demo"))
                .hasMessageContaining("status 1")
                .hasMessageContaining(
                        "perimeter.demo needs an installation without people and companies; this one has 1 sign-ins")
                .hasMessageNotContaining("Perimeter is at");
        try (var server = EmbeddedServer.start(data)) {
            var db = administrator(server, server.url());
            assertThat(db.sql("select email from gate.login")
                            .query(String.class)
                            .list())
                    .containsExactly("ada@example.org");
            assertThat(db.sql("select count(*) from company")
                            .query(Integer.class)
                            .single())
                    .isZero();
        }
    }

    @Test
    void anotherWordThanTrueAndFalseIsRefused() {
        assertThatThrownBy(() -> Product.start(data, "--perimeter.demo=perhaps"))
                .hasMessageContaining("perimeter.demo is true or false, not perhaps.");
    }

    @Test
    void whatWasInterruptedIsNotTakenForADemo() throws Exception {
        try (var product = Product.start(PreparedInstallation.in(data), "--perimeter.demo");
                var server = EmbeddedServer.attach(data)) {
            var db = administrator(server, server.url());
            while (db.sql("select count(*) from piece").query(Integer.class).single() == 0) {
                Thread.sleep(Duration.ofMillis(200));
            }
            product.kill();
        }
        assertThatThrownBy(() -> Product.start(data, "--perimeter.demo"))
                .hasMessageContaining("A demo was interrupted while it was made")
                .hasMessageNotContaining("Perimeter is at");
        try (var server = EmbeddedServer.start(data)) {
            var db = administrator(server, server.url());
            assertThat(db.sql("select name from company").query(String.class).list())
                    .containsExactly("Hafenwerk 3D (unfinished demo)");
        }
    }

    /** As one rents a PostgreSQL: row security is not weakened for a demo, so that nobody can tell other times. */
    @Test
    void withoutASuperuserAllOfItIsOfToday() throws IOException {
        try (var server = EmbeddedServer.start(PreparedInstallation.withAnEmptyServer(rented))) {
            var landlord = administrator(server, server.url());
            landlord.sql("create role tenant login createrole noinherit password 'rent'")
                    .update();
            landlord.sql("create database rented owner tenant").update();
            var url = server.url().replace("/postgres?", "/rented?");
            try (var product = Product.listenedTo(
                    data,
                    "--perimeter.demo",
                    "--perimeter.database.url=" + url,
                    "--perimeter.database.username=tenant",
                    "--perimeter.database.password=rent",
                    "--perimeter.secret=" + TestDatabase.SECRET)) {
                assertThat(product.heardUntil("The demo is made."))
                        .contains(
                                "All of the demo is of today: only a superuser of the database can tell it as a month.");
                new DemoTimes(administrator(server, url)).areOfToday();
            }
        }
    }

    private static JdbcClient administrator(EmbeddedServer server, String url) {
        return JdbcClient.create(new DriverManagerDataSource(url, server.user(), server.password()));
    }
}
