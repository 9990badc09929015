package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code bench/} runs from its sources, no build looks at otherwise. What its statements are, {@code RoundTripsTest} holds. */
class BenchTest {

    private static final Path BENCH = Path.of("bench").toAbsolutePath();
    private static final int LINES_MAX = 200;

    @TempDir
    Path folder;

    @Test
    void programsCompile() {
        var arguments = Stream.concat(
                Stream.of("-Xlint:all", "-Werror", "-d", folder.toString()),
                programs().stream().map(Path::toString));
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments.toArray(String[]::new)))
                .isZero();
    }

    @Test
    void programsAreShort() throws IOException {
        for (var program : programs()) {
            assertThat(Files.readAllLines(program)).as(program.toString()).hasSizeLessThanOrEqualTo(LINES_MAX);
        }
    }

    /** Each measurement replaces its own figures, and leaves those of the others. */
    @Test
    void sectionsStandBesideEachOther() throws Exception {
        var results = Files.createDirectory(folder.resolve("bench")).resolve("RESULTS.md");
        Files.writeString(results, "# Measured\n");
        put("fuzz", "first");
        put("bench", "## 1\n\nslow");
        put("fuzz", "## $2\n\nnothing found");
        assertThat(results).hasContent("""
                # Measured

                <!-- fuzz -->
                ## $2

                nothing found
                <!-- /fuzz -->

                <!-- bench -->
                ## 1

                slow
                <!-- /bench -->
                """);
    }

    private void put(String section, String markdown) throws Exception {
        var fragment = Files.writeString(folder.resolve("fragment.md"), markdown);
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var program = BENCH.resolve("Section.java").toString();
        var process = new ProcessBuilder(java, "-Xmx64m", program, section, fragment.toString())
                .directory(folder.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    private static List<Path> programs() {
        try (var files = Files.list(BENCH)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
