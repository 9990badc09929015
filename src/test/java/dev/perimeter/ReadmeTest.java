package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's first session works as it stands, and its tree is the real one. */
class ReadmeTest {

    private static final Pattern SESSION = Pattern.compile("```sh\n(api=.*?)```", Pattern.DOTALL);
    private static final Pattern SECOND = Pattern.compile("```sh\n(# An invite.*?)```", Pattern.DOTALL);
    private static final Pattern PACKAGE = Pattern.compile("^  (\\w+)/ {2,}\\S", Pattern.MULTILINE);

    @TempDir
    Path data;

    @Test
    void theSessionsWorkPasted() throws Exception {
        assumeTrue(runs("bash", "-c", "command -v curl sed"), "SKIPPED: the session needs bash, curl and sed");
        var session = SESSION.matcher(readme());
        var second = SECOND.matcher(readme());
        assertThat(session.find() && second.find()).isTrue();
        try (var product = Product.start(PreparedInstallation.in(data))) {
            var shell = new ProcessBuilder("bash", "-c", session.group(1) + second.group(1)).redirectErrorStream(true);
            shell.environment().put("api", product.address() + "/api/v1");
            var process = shell.start();
            var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var lines = said.strip().lines().toList();
            assertThat(lines).as(said).hasSize(14);
            assertThat(lines.get(0)).contains("\"name\":\"Ada Prints\"", "\"role\":\"owner\"");
            assertThat(lines.get(1)).contains("\"name\":\"Grace Hopper\"", "\"number\":1");
            assertThat(lines.get(2)).contains("\"name\":\"Grace Hopper\"");
            assertThat(lines.get(3)).contains("PETG");
            assertThat(lines.get(4)).contains("Rival Prints");
            assertThat(lines.get(5)).isEqualTo("{\"items\":[],\"next\":null}");
            assertThat(lines.get(6)).contains("/problems/unknown-field", "\"name\"", "\"email\"", "\"companyId\"");
            theTeamWorks(lines.subList(7, 14));
        }
    }

    private static void theTeamWorks(List<String> lines) {
        assertThat(lines.get(0)).contains("\"role\":\"staff\"", "\"name\":\"Ada Prints\"");
        assertThat(lines.get(1)).contains("/problems/permission-missing", "customersView");
        assertThat(lines.get(2)).contains("\"customersView\":true");
        assertThat(lines.get(3)).contains("\"name\":\"Grace Hopper\"");
        assertThat(lines.get(4)).contains("\"customersView\":false");
        assertThat(lines.get(5)).contains("/problems/no-company");
        assertThat(lines.get(6)).contains("\"removed\"", "\"changed\"", "\"added\"");
    }

    @Test
    void theTreeIsTheRealOne() throws IOException {
        var told = PACKAGE.matcher(readme()).results().map(found -> found.group(1));
        try (var packages = Files.list(Path.of("src/main/java/dev/perimeter"))) {
            var real = packages.filter(Files::isDirectory)
                    .map(path -> path.getFileName().toString())
                    .toList();
            assertThat(told).containsExactlyInAnyOrderElementsOf(real);
        }
    }

    @Test
    void nothingStandsTwiceInTheTree() throws IOException {
        var tree = readme().split("## The tree\\s+```\n", 2)[1].split("```", 2)[0];
        var named = tree.lines()
                .filter(line -> !line.startsWith(" "))
                .map(line -> line.split("\\s{2,}", 2)[0])
                .toList();
        assertThat(named).contains("bench/", "docs/").doesNotHaveDuplicates();
    }

    private static String readme() throws IOException {
        return Files.readString(Path.of("README.md"));
    }

    private static boolean runs(String... command) throws Exception {
        return new ProcessBuilder(command).start().waitFor() == 0;
    }
}
