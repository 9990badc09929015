package dev.perimeter.catalog;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** A PostgreSQL with a catalog in it. */
final class CatalogDatabase {

    private static CatalogDatabase shared;

    private final String url;

    /** An empty catalog, one database for whoever asks for one. */
    CatalogDatabase() {
        this(new ScratchDatabase().url());
    }

    private CatalogDatabase(String url) {
        this.url = url;
    }

    /** The same for every test that asks, without what the one before put into it. */
    static synchronized CatalogDatabase emptied() {
        if (shared == null) {
            shared = new CatalogDatabase();
        }
        shared.db()
                .sql("truncate filament_spec, printer_spec, catalog_source_id cascade")
                .update();
        return shared;
    }

    /** That of the application under test, which must be up. */
    static CatalogDatabase ofTheApplication() {
        return new CatalogDatabase(TestDatabase.SERVER.url());
    }

    String url() {
        return url;
    }

    DataSource administrator() {
        return new DriverManagerDataSource(url, TestDatabase.SERVER.user(), TestDatabase.SERVER.password());
    }

    JdbcClient db() {
        return JdbcClient.create(administrator());
    }

    /** As the application sees it. */
    JdbcClient app() {
        var role = "perimeter_app";
        return JdbcClient.create(new DriverManagerDataSource(url, role, ScratchDatabase.password(role)));
    }

    int filaments() {
        return db().sql("select count(*) from filament_spec")
                .query(Integer.class)
                .single();
    }

    int printers() {
        return db().sql("select count(*) from printer_spec")
                .query(Integer.class)
                .single();
    }
}
