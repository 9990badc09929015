package dev.perimeter.catalog.importing;

import dev.perimeter.PreparedProgram;
import dev.perimeter.TestDatabase;
import dev.perimeter.catalog.CatalogDatabase;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** One run of the command, as a person would see it. */
public record Import(int status, List<String> out, List<String> err) {

    private static final String TEST_CLASSES =
            Path.of("target", "test-classes").toAbsolutePath().toString();

    public static Import of(CatalogDatabase database, Path file) {
        return of(database, file.toString());
    }

    public static Import of(CatalogDatabase database, String source) {
        return of(new CatalogImport(), database, source);
    }

    public static Import of(CatalogImport command, CatalogDatabase database, String source) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int status = command.run(database.administrator(), source, print(out), print(err));
        return new Import(status, lines(out), withoutProgress(lines(err)));
    }

    public static Import ofText(CatalogDatabase database, String text) {
        try {
            var file = Files.createTempFile("rows", ".jsonl");
            Files.writeString(file, text);
            var run = of(database, file);
            Files.delete(file);
            return run;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What every installation begins with. */
    public static void starterSet(CatalogDatabase database) {
        StarterSetLoader.load(database.administrator());
    }

    public String summary() {
        return out.getLast();
    }

    /** Starts the command in a process of its own, which is what can be killed or starved. */
    public static Process start(CatalogDatabase database, Path file, String... options) throws IOException {
        var command = new ArrayList<>(PreparedProgram.command(TEST_CLASSES));
        command.addAll(List.of(options));
        command.addAll(List.of(Import.class.getName(), database.url(), file.toString()));
        var process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PGUSER", TestDatabase.SERVER.user());
        process.environment().put("PGPASSWORD", TestDatabase.SERVER.password());
        return process.start();
    }

    public static void main(String[] arguments) {
        var administrator =
                new DriverManagerDataSource(arguments[0], System.getenv("PGUSER"), System.getenv("PGPASSWORD"));
        System.exit(new CatalogImport().run(administrator, arguments[1], System.out, System.err));
    }

    private static PrintStream print(ByteArrayOutputStream bytes) {
        return new PrintStream(bytes, true, StandardCharsets.UTF_8);
    }

    /** How many rows have been read is told once a second, which a busy machine may or may not reach. */
    static List<String> withoutProgress(List<String> lines) {
        return lines.stream().filter(line -> !line.matches("\\d+ rows read")).toList();
    }

    private static List<String> lines(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
