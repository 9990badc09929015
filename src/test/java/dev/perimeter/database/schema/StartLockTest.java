package dev.perimeter.database.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.TestDatabase;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.database.StartRefused;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** A start that has to wait for another says so, and for whom, and does not wait for ever. */
@ExtendWith(OutputCaptureExtension.class)
class StartLockTest {

    @Test
    void whoWaitsNamesTheOtherAndGivesUp(CapturedOutput output) throws SQLException {
        var scratch = ScratchDatabase.empty();
        try (var other = connect(scratch, "other");
                var mine = connect(scratch, "mine")) {
            StartLock.take(other, Duration.ofSeconds(1));
            var pid = other.unwrap(org.postgresql.PGConnection.class).getBackendPID();
            assertThatThrownBy(() -> StartLock.take(mine, Duration.ofMillis(300)))
                    .isInstanceOf(StartRefused.class)
                    .hasMessageContaining("connection " + pid)
                    .hasMessageContaining("\"perimeter start\"");
            assertThat(output.getAll()).contains("This start waits for it").contains("connection " + pid);
            other.close();
            StartLock.take(mine, Duration.ofSeconds(30));
            try (var row = mine.createStatement().executeQuery("show lock_timeout")) {
                row.next();
                assertThat(row.getString(1)).isEqualTo("0");
            }
        }
    }

    private static Connection connect(ScratchDatabase scratch, String name) throws SQLException {
        var properties = new Properties();
        properties.put("user", TestDatabase.SERVER.user());
        properties.put("password", TestDatabase.SERVER.password());
        properties.put("ApplicationName", name);
        return DriverManager.getConnection(scratch.url(), properties);
    }
}
