package dev.perimeter.faults;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.Product;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.util.FileSystemUtils;

/** The product as a process, on a PostgreSQL of its owner's: a cable lies between the two. One for all tests of this package. */
final class Site {

    /** Connections for company data; the soak has more companies than that. */
    static final int POOL = 10;

    private static final Path DATA = directory();
    private static EmbeddedServer server = EmbeddedServer.start(DATA);
    static final Cable CABLE = Cable.to(port());
    private static final Product PRODUCT = start();

    private Site() {}

    static String address() {
        return PRODUCT.address();
    }

    static Caller caller() {
        return Caller.of(Site::address);
    }

    static synchronized Books books() {
        return Books.of(server);
    }

    /** As its administrator, past the cable. */
    static synchronized Connection connect() throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    /** How many of the product's connections wait for a lock. */
    static int waiting() {
        return books().db()
                .sql("select count(distinct pid) from pg_locks where not granted")
                .query(Integer.class)
                .single();
    }

    /** How many of the product's transactions are open. */
    static int transactions() {
        return books().db()
                .sql("select count(*) from pg_locks where locktype = 'virtualxid' and pid <> pg_backend_pid()")
                .query(Integer.class)
                .single();
    }

    static synchronized void stopTheDatabase() {
        server.close();
    }

    /** On another port, as after a failover. */
    static synchronized void startTheDatabase() {
        server = EmbeddedServer.start(DATA);
        CABLE.plug(port());
    }

    private static int port() {
        return URI.create(server.url().substring("jdbc:".length())).getPort();
    }

    private static Product start() {
        try {
            var product = Product.start(
                    DATA.resolve("unused"),
                    "--perimeter.database.url=" + server.url().replace(":" + port() + "/", ":" + CABLE.port() + "/"),
                    "--perimeter.database.username=" + server.user(),
                    "--perimeter.database.password=" + server.password(),
                    "--perimeter.secret=" + PreparedInstallation.secret(DATA),
                    "--perimeter.pool-size=" + POOL);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                product.close();
                stopTheDatabase();
                FileSystemUtils.deleteRecursively(DATA.toFile());
            }));
            return product;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path directory() {
        try {
            return PreparedInstallation.in(Files.createTempDirectory("perimeter-faults"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
