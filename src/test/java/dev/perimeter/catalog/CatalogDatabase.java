package dev.perimeter.catalog;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A PostgreSQL with an empty catalog, one database for whoever asks for one. */
final class CatalogDatabase {

    private static final EmbeddedPostgres SERVER = start();
    private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

    private static int databases;

    private final String url;
    private final PGSimpleDataSource administrator = new PGSimpleDataSource();

    CatalogDatabase() {
        var name = "catalog_" + next();
        JdbcClient.create(SERVER.getPostgresDatabase())
                .sql("create database " + name)
                .update();
        url = SERVER.getJdbcUrl("postgres", name);
        administrator.setUrl(url);
        db().sql("grant create on schema public to perimeter_owner").update();
        migrations().forEach(migration -> db().sql(migration).update());
    }

    DataSource administrator() {
        return administrator;
    }

    String url() {
        return url;
    }

    JdbcClient db() {
        return JdbcClient.create(administrator);
    }

    /** As the application sees it. */
    JdbcClient app() {
        var app = new PGSimpleDataSource();
        app.setUrl(url);
        app.setUser("perimeter_app");
        return JdbcClient.create(app);
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

    private static synchronized int next() {
        return ++databases;
    }

    private static List<String> migrations() {
        try (var files = Files.list(MIGRATIONS)) {
            return files.filter(file -> file.getFileName().toString().matches("V2\\d__.*"))
                    .sorted(Comparator.comparing(Path::getFileName))
                    .map(CatalogDatabase::text)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres start() {
        try {
            var server = EmbeddedPostgres.builder().start();
            var db = JdbcClient.create(server.getPostgresDatabase());
            db.sql("create role perimeter_owner nologin").update();
            db.sql("create role perimeter_auth login").update();
            db.sql("create role perimeter_app login").update();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
