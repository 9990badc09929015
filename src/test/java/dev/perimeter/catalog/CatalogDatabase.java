package dev.perimeter.catalog;

import dev.perimeter.database.ScratchDatabase;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL with an empty catalog, one database for whoever asks for one. */
final class CatalogDatabase {

    private final ScratchDatabase scratch = new ScratchDatabase();

    DataSource administrator() {
        return scratch.administrator();
    }

    String url() {
        return scratch.url();
    }

    JdbcClient db() {
        return scratch.db();
    }

    /** As the application sees it. */
    JdbcClient app() {
        return JdbcClient.create(scratch.as("perimeter_app"));
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
