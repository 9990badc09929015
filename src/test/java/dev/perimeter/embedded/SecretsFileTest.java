package dev.perimeter.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The secret is there, whole, unseen and the right one, or nothing starts. */
class SecretsFileTest {

    @TempDir
    private Path parent;

    @Test
    void theSecretIsMissing() throws IOException {
        Path data = Ground.used(parent);
        Files.delete(data.resolve("secrets.properties"));
        Ground.refusal(data).contains(data.resolve("secrets.properties") + " is missing", "backup");
        assertThat(data.resolve("secrets.properties")).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----"})
    void othersCanGetAtTheSecret(String mode) throws IOException {
        Path data = Ground.used(parent);
        Files.setPosixFilePermissions(data.resolve("secrets.properties"), PosixFilePermissions.fromString(mode));
        Ground.refusal(data)
                .contains("Other users", "(" + mode + ")", "chmod go= " + data.resolve("secrets.properties"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "perimeter.secret=", "perimeter.secret=c2hvcnQ", "perimeter.secret=\\u00", "secret=x"})
    void theSecretIsMalformed(String content) throws IOException {
        Path data = Ground.used(parent);
        Files.writeString(data.resolve("secrets.properties"), content);
        Ground.refusal(data).contains("does not hold a valid perimeter.secret").doesNotContain("c2hvcnQ");
    }

    @Test
    void theSecretIsThatOfAnotherDatabase() throws IOException {
        Path data = Ground.used(parent);
        Files.writeString(data.resolve("secrets.properties"), "perimeter.secret=" + "A".repeat(43));
        Ground.refusal(data).contains("secrets.properties does not belong to the database");
    }
}
