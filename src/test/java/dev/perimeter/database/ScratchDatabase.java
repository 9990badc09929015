package dev.perimeter.database;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.secrets.Secret;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A database of its own on the tests' server, brought to the product's state: for what must not be shared or is broken on purpose. */
public final class ScratchDatabase {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    private static String template;

    private final String url;

    public ScratchDatabase() {
        this(copied());
    }

    private ScratchDatabase(String url) {
        this.url = url;
    }

    /** Before the product's first start. */
    public static ScratchDatabase empty() {
        return new ScratchDatabase(create(""));
    }

    /** The first one is migrated, and the template of all others; a template has no connections. */
    private static synchronized String copied() {
        if (template == null) {
            var migrated = empty();
            try {
                SchemaMigration.ensure(migrated.asAdministrator());
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            template = name(migrated.url);
        }
        var copy = create("template " + template);
        // The rights on a database are not copied with it; V01__closed_by_default.sql says which they are.
        TestDatabase.administrator()
                .sql(
                        "revoke all on database %1$s from public; grant connect on database %1$s to perimeter_app, perimeter_auth"
                                .formatted(name(copy)))
                .update();
        return copy;
    }

    private static String create(String options) {
        var name = "scratch_" + NUMBER.incrementAndGet();
        TestDatabase.administrator()
                .sql("create database " + name + " " + options)
                .update();
        return TestDatabase.SERVER.url().replace("/postgres?", "/" + name + "?");
    }

    private static String name(String url) {
        return url.replaceFirst(".*/(scratch_\\d+)\\?.*", "$1");
    }

    public String url() {
        return url;
    }

    Administrator asAdministrator() {
        var own = new DatabaseSettings.Own(url, TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
        var settings = new DatabaseSettings(Path.of("none"), own, TestDatabase.SECRET, null);
        return Administrator.of(settings);
    }

    public DataSource administrator() {
        return new DriverManagerDataSource(url, TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
    }

    /** As one of the pools' roles. */
    public DataSource as(String role) {
        return new DriverManagerDataSource(url, role, password(role));
    }

    public JdbcClient db() {
        return JdbcClient.create(administrator());
    }

    public static String password(String role) {
        return Secret.parse(TestDatabase.SECRET).password(role);
    }
}
