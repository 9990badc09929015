package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.database.schema.ProgramVersion;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Makes what is kept of a release: bench/release-dump calls it, and nothing else does. */
@EnabledIfSystemProperty(named = "perimeter.release.dump", matches = "true")
class ReleaseDumpTest {

    private static final String SECRET = Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString("a secret of the tests, and nobody else's".getBytes(StandardCharsets.US_ASCII));

    @TempDir
    Path directory;

    private final Release release = new Release(ProgramVersion.text());

    @Test
    void isMadeAnewOfThisVersion() throws Exception {
        Files.createDirectories(release.directory());
        var data = directory.resolve("filled");
        Release.prepare(data, SECRET);
        writeKnown(FilledInstallation.fill(data));
        writeMigrations();
        try (var server = EmbeddedServer.start(data);
                var connection = Release.connect(server)) {
            ReleaseDump.write(connection, Release.migrationsOfThisProgram(), release.dump());
            var again = release.restoredInto(directory.resolve("again"));
            try (var restored = EmbeddedServer.start(again);
                    var same = Release.connect(restored)) {
                assertThat(DatabaseContents.rows(same)).isEqualTo(DatabaseContents.rows(connection));
                assertThat(DatabaseContents.difference(same, connection)).isEmpty();
            }
        }
    }

    private void writeKnown(Properties known) throws IOException {
        known.setProperty("perimeter.secret", SECRET);
        var lines = known.stringPropertyNames().stream().sorted().map(name -> name + "=" + known.getProperty(name));
        Files.write(
                release.secrets(),
                Stream.concat(
                                Stream.of(
                                        "# Made for the tests of upgrades, and used nowhere else: these open the dump beside it, and nothing on any machine."),
                                lines)
                        .toList());
    }

    private void writeMigrations() throws Exception {
        var text = new StringBuilder();
        for (var file : Release.versioned(Release.migrationsOfThisProgram()).toList()) {
            text.append(hash(file)).append("  ").append(file.getFileName()).append('\n');
        }
        Files.writeString(release.migrations(), text);
    }

    static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
