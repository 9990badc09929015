package dev.perimeter.catalog;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL with a catalog in it. */
public final class CatalogDatabase {

    private static CatalogDatabase shared;

    private final String url;

    /** An empty catalog, one database for whoever asks for one. */
    public CatalogDatabase() {
        this(new ScratchDatabase().url());
    }

    private CatalogDatabase(String url) {
        this.url = url;
    }

    /** The same for every test that asks, without what the one before put into it. */
    public static synchronized CatalogDatabase emptied() {
        if (shared == null) {
            shared = new CatalogDatabase();
        }
        shared.db()
                .sql("truncate filament_spec, printer_spec, catalog_source_id cascade")
                .update();
        return shared;
    }

    /** That of the application under test, which must be up. */
    public static CatalogDatabase ofTheApplication() {
        return new CatalogDatabase(TestDatabase.SERVER.url());
    }

    public String url() {
        return url;
    }

    public DataSource administrator() {
        return new DriverManagerDataSource(url, TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
    }

    public JdbcClient db() {
        return JdbcClient.create(administrator());
    }

    /** As the application sees it. */
    public JdbcClient app() {
        var role = "perimeter_app";
        return JdbcClient.create(new DriverManagerDataSource(url, role, ScratchDatabase.password(role)));
    }

    public int filaments() {
        return db().sql("select count(*) from filament_spec")
                .query(Integer.class)
                .single();
    }

    public int printers() {
        return db().sql("select count(*) from printer_spec")
                .query(Integer.class)
                .single();
    }
}
