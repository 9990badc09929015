package dev.perimeter.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Perimeter;
import dev.perimeter.PreparedProgram;
import dev.perimeter.TestDatabase;
import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.embedded.EmbeddedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program itself, started as a person starts it, in a folder of its own. */
class ImportCommandTest {

    @TempDir
    Path folder;

    private Path data;

    @BeforeEach
    void name() throws IOException {
        folder = folder.toRealPath();
        data = folder.resolve("data");
    }

    /** What a run said, and how it ended. */
    private record Run(int status, List<String> out, List<String> err) {}

    @Test
    void itRunsWithoutTheProductAndBesideIt() throws Exception {
        var rows = Files.writeString(folder.resolve("rows.jsonl"), Sample.filament("1", "Red") + "\n");
        var alone = run("import-catalog", "rows.jsonl");
        assertThat(alone)
                .isEqualTo(new Run(
                        0,
                        List.of("filaments: 1 imported (1 new entries, 0 folded into entries that were there), "
                                + "0 already there, 0 refused"),
                        List.of("import-catalog: into the database in " + data)));

        Files.writeString(rows, Sample.filament("1", "Red") + "\n" + Sample.filament("2", "Blue") + "\n{}\n");
        try (var owner = EmbeddedServer.start(data)) {
            var beside = run("import-catalog", rows.toString(), "--perimeter.data=" + data);
            assertThat(beside.status()).as(beside.toString()).isOne();
            assertThat(beside.out().getFirst()).contains(" 1 imported", "1 already there", "1 refused");
            assertThat(beside.err()).hasSize(2).last().asString().startsWith("line 3: ");
            assertThat(EmbeddedServer.attach(data).url()).isEqualTo(owner.url());
        }
    }

    @Test
    void aDatabaseOfOnesOwnIsUsedAndNothingEmbeddedStarts() throws Exception {
        Files.writeString(folder.resolve("rows.jsonl"), Sample.filament("1", "Red"));
        var own = new CatalogDatabase();
        var run = run(
                "import-catalog",
                "rows.jsonl",
                "--perimeter.database.url=" + own.url(),
                "--perimeter.database.username=" + TestDatabase.SERVER.user(),
                "--perimeter.database.password=" + TestDatabase.SERVER.password(),
                "--perimeter.secret=" + TestDatabase.SECRET);
        assertThat(run.status()).as(run.toString()).isZero();
        assertThat(run.err()).containsExactly("import-catalog: into the database of perimeter.database.url");
        assertThat(own.filaments()).isOne();
        assertThat(data).doesNotExist();
    }

    /** One line each, and never status 1, which says that rows were refused. */
    @Test
    void whyItCannotRunIsSaidInOneLine() throws Exception {
        var rows = Files.writeString(folder.resolve("rows.jsonl"), "").toString();
        assertThat(run("import-catalog", "row.jsonl"))
                .isEqualTo(new Run(2, List.of(), List.of("import-catalog: there is no file row.jsonl")));
        assertThat(data).doesNotExist();

        var secret = "--perimeter.secret=" + "x".repeat(43);
        var nowhere =
                run("import-catalog", rows, "--perimeter.database.url=jdbc:postgresql://127.0.0.1:1/none", secret);
        assertThat(nowhere.status()).isEqualTo(2);
        assertThat(nowhere.err())
                .hasSize(2)
                .last()
                .asString()
                .startsWith("import-catalog: The database cannot be used: Connection to 127.0.0.1:1 refused.");

        var locked = run("import-catalog", rows, "--perimeter.data=" + rows);
        assertThat(locked.status()).isEqualTo(2);
        assertThat(locked.err()).hasSize(2).last().asString().contains(rows);

        var nonsense = run("import-catalog", rows, "--perimeter.pool-size=many");
        assertThat(nonsense.status()).isEqualTo(2);
        assertThat(nonsense.out()).isEmpty();
        assertThat(nonsense.err()).anyMatch(line -> line.contains("perimeter.pool-size"));
    }

    private Run run(String... arguments) throws Exception {
        var command = new ArrayList<>(PreparedProgram.command());
        command.add(Perimeter.class.getName());
        Collections.addAll(command, arguments);
        var out = folder.resolve("out");
        var err = folder.resolve("err");
        var status = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Run(status, Files.readAllLines(out), Import.withoutProgress(Files.readAllLines(err)));
    }
}
