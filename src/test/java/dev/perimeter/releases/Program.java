package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.PreparedProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program, of this version or of one that follows it, as a person starts it. */
record Program(List<String> additions) {

    record Ended(int status, String said) {}

    static Program ofThisVersion() {
        return new Program(List.of());
    }

    /** With one more migration, as the next version will have. */
    static Program ofTheNextVersion(Path directory, String migration, String sql) throws IOException {
        var folder = Files.createDirectories(directory.resolve("db/migration"));
        Files.writeString(folder.resolve(migration), sql);
        return new Program(List.of(directory.toString()));
    }

    List<String> command() {
        return PreparedProgram.command(additions.toArray(String[]::new));
    }

    Ended run(Path data, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(command());
        command.addAll(List.of("dev.perimeter.Perimeter", "--perimeter.data=" + data, "--server.port=0"));
        command.addAll(List.of(arguments));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        var said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), said);
    }
}
