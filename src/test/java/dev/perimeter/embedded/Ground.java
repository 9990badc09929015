package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.PreparedInstallation;
import dev.perimeter.installation.FileModes;
import dev.perimeter.installation.InstallationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.AbstractStringAssert;

/** Data directories to try things on. They share the programs and nothing else. */
public final class Ground {

    private Ground() {}

    /** A directory in which nothing was started yet. */
    static Path empty(Path parent) throws IOException {
        return PreparedInstallation.withProgramsOnly(privateDirectory(parent));
    }

    /** A directory as an orderly stop leaves it. */
    public static Path used(Path parent) throws IOException {
        return PreparedInstallation.withAnEmptyServer(privateDirectory(parent));
    }

    private static Path privateDirectory(Path parent) throws IOException {
        return Files.createDirectory(parent.resolve("data"), FileModes.privateDirectory());
    }

    /** The servers on this data directory, whoever started them. */
    static List<ProcessHandle> servers(Path data) {
        String cluster = data.resolve("postgresql").toString();
        List<ProcessHandle> named = ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .filter(process -> List.of(process.info().arguments().orElse(new String[0]))
                        .contains(cluster))
                .toList();
        // For a moment after its birth, a server's child still bears the arguments of its parent.
        return named.stream()
                .filter(process -> process.parent().filter(named::contains).isEmpty())
                .toList();
    }

    /** What a person is told when a start is refused. Nothing runs then. */
    static AbstractStringAssert<?> refusal(Path data) {
        try {
            return assertThatThrownBy(() -> EmbeddedServer.start(data))
                    .isInstanceOf(InstallationException.class)
                    .message();
        } finally {
            assertThat(servers(data)).isEmpty();
        }
    }

    public static Connection connect(EmbeddedServer server) throws SQLException {
        return DriverManager.getConnection(server.url(), server.user(), server.password());
    }

    /** The first column. */
    public static List<String> query(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> answer = new ArrayList<>();
            while (rows.next()) {
                answer.add(rows.getString(1));
            }
            return answer;
        }
    }
}
