package dev.perimeter.prove;

import dev.perimeter.CheapPasswordHashing;
import dev.perimeter.PreparedInstallation;
import dev.perimeter.TestDatabase;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.DatabaseSettings;
import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.prove.rivals.RivalAddresses;
import dev.perimeter.prove.rivals.RivalClient;
import dev.perimeter.prove.rivals.Rivals;
import dev.perimeter.prove.tally.AttackTally;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** An installation to be proved, on a server of its own: what is broken on it is broken for nobody else. */
final class Site implements AutoCloseable {

    private final EmbeddedServer server;
    private final Path reports;
    private DatabaseSettings.Own own;

    Site(Path directory) {
        this(directory, PreparedInstallation.in(directory.resolve("data")));
    }

    private Site(Path directory, Path data) {
        this.server = EmbeddedServer.start(data);
        this.reports = directory.resolve("reports");
        this.own = new DatabaseSettings.Own(server.url(), server.user(), server.password());
    }

    /** Of somebody who rents a database, and is no superuser. */
    static Site rented(Path directory) {
        var site = new Site(directory, PreparedInstallation.withAnEmptyServer(directory.resolve("data")));
        site.rent();
        return site;
    }

    /** The product, and of the tests nothing but hashes that take no time. */
    @TestConfiguration(proxyBeanMethods = false)
    @Import(CheapPasswordHashing.class)
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("dev.perimeter")
    @ComponentScan(
            basePackages = "dev.perimeter",
            excludeFilters =
                    @ComponentScan.Filter(
                            type = FilterType.ANNOTATION,
                            classes = {TestComponent.class, TestConfiguration.class}))
    static class Shipped {}

    record Outcome(int status, String out, String err) {}

    private void rent() {
        db().sql("create role tenant login createrole noinherit password 'rent'")
                .update();
        db().sql("create database rented owner tenant").update();
        own = new DatabaseSettings.Own(server.url().replace("/postgres?", "/rented?"), "tenant", "rent");
    }

    DatabaseSettings settings() {
        return new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null);
    }

    Administrator administrator() {
        return Administrator.forCommand(settings());
    }

    /** Whom nothing binds. */
    JdbcClient db() {
        return JdbcClient.create(new DriverManagerDataSource(own.url(), server.user(), server.password()));
    }

    Outcome prove(String... arguments) {
        return prove(List.of(Shipped.class), arguments);
    }

    Outcome prove(List<Class<?>> sources, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var all = Stream.concat(Stream.of("prove", "--report", reports.toString()), Stream.of(arguments));
        var status = ProveCommand.run(
                all.toArray(String[]::new),
                _ -> Optional.of(settings()),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                sources.toArray(Class<?>[]::new));
        return new Outcome(
                status.orElseThrow(), out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    static AttackTally tally() {
        return new AttackTally(new PrintStream(OutputStream.nullOutputStream()));
    }

    /** Two companies as a proof makes them. @param names those of a proof, or of somebody who only takes such names */
    Rivals rivals(Administrator administrator, AttackedProcess attackedProcess, RivalAddresses rivalAddresses)
            throws SQLException {
        try (var rivalClient = new RivalClient(attackedProcess.address(), tally())) {
            return Rivals.make(rivalClient, administrator, rivalAddresses, tally());
        }
    }

    /** Every row of every table, hashed. Guesses are counted for addresses, which are nobody's. */
    TreeMap<String, String> rows() {
        var rows = new TreeMap<String, String>();
        var source = new SingleConnectionDataSource(own.url(), server.user(), server.password(), true);
        var db = JdbcClient.create(source);
        var tables = db.sql("""
                        select oid::regclass::text from pg_class
                         where relkind = 'r' and relnamespace in ('public'::regnamespace, 'gate'::regnamespace)
                           and oid <> 'gate.throttle'::regclass
                        """).query(String.class).list();
        for (var table : tables) {
            var sql = "select count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') from "
                    + table + " t";
            rows.put(table, db.sql(sql).query(String.class).single());
        }
        source.destroy();
        return rows;
    }

    @Override
    public void close() {
        server.close();
    }
}
