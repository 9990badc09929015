package dev.perimeter.database.wall;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.database.Administrator;
import dev.perimeter.database.schema.SchemaMigration;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/**
 * A server of its own after the migrations. The product refuses to start on a schema that its lists do not know, so the
 * server that all other tests share does not start before the tests of the lists have written them anew.
 */
final class MigratedServer implements AutoCloseable {

    private final Path data;
    private final EmbeddedServer server;
    private final Administrator administrator;

    MigratedServer() throws SQLException {
        try {
            data = PreparedInstallation.withAnEmptyServer(Files.createTempDirectory("perimeter-migrated"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server = EmbeddedServer.start(data);
        administrator = Administrator.of(server);
        SchemaMigration.ensure(administrator);
    }

    Connection connect() throws SQLException {
        return administrator.connect();
    }

    @Override
    public void close() {
        administrator.close();
        server.close();
        FileSystemUtils.deleteRecursively(data.toFile());
    }
}
