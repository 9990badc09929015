package dev.perimeter.embedded.cluster;

import dev.perimeter.embedded.EmbeddedServer;
import dev.perimeter.installation.DataDirectory;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/** Connects once, to check that the server accepts the password and serves this data directory. */
public final class Handshake {

    private static final String LIMIT_SECONDS = "10";
    private static final String INVALID_PASSWORD = "28P01";

    private Handshake() {}

    public static void with(EmbeddedServer server, DataDirectory data) {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        properties.setProperty("connectTimeout", LIMIT_SECONDS);
        properties.setProperty("socketTimeout", LIMIT_SECONDS);
        try (Connection connection = DriverManager.getConnection(server.url(), properties);
                Statement statement = connection.createStatement();
                ResultSet answer = statement.executeQuery("show data_directory")) {
            answer.next();
            Path served = Path.of(answer.getString(1));
            if (!Files.isSameFile(served, data.cluster())) {
                throw new InstallationException("The server that answers for %s serves %s. Start Perimeter anew."
                        .formatted(data.cluster(), served));
            }
        } catch (SQLException refused) {
            throw INVALID_PASSWORD.equals(refused.getSQLState())
                    ? strangers(data, refused)
                    : new InstallationException(
                            "PostgreSQL runs on %s, but lets nobody in: %s"
                                    .formatted(data.cluster(), refused.getMessage()),
                            refused);
        } catch (IOException unreadable) {
            throw InstallationException.unusable(data.cluster(), unreadable);
        }
    }

    private static InstallationException strangers(DataDirectory data, SQLException refused) {
        return new InstallationException(
                ("%s does not belong to the database in %s: its password is refused. Put the two of "
                                + "one backup beside each other.")
                        .formatted(data.secrets(), data.cluster()),
                refused);
    }
}
