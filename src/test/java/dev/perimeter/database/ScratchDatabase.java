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

    private final String url;

    public ScratchDatabase() {
        this(create());
        try {
            SchemaMigration.ensure(asAdministrator());
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private ScratchDatabase(String url) {
        this.url = url;
    }

    /** Before the product's first start. */
    public static ScratchDatabase empty() {
        return new ScratchDatabase(create());
    }

    private static String create() {
        var name = "scratch_" + NUMBER.incrementAndGet();
        TestDatabase.administrator().sql("create database " + name).update();
        return TestDatabase.SERVER.url().replace("/postgres?", "/" + name + "?");
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
