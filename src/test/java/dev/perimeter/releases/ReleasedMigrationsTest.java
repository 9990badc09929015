package dev.perimeter.releases;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spec 17.1: a migration that was released is never edited, renamed or removed, and none is put before it. A new one mends it. */
class ReleasedMigrationsTest {

    static List<Release> releases() throws Exception {
        return Release.all();
    }

    @ParameterizedTest
    @MethodSource("releases")
    void areAsTheyWereReleased(Release release) throws Exception {
        var released = Files.readAllLines(release.migrations());
        var ours = Release.versioned(Release.migrationsOfThisProgram()).toList();
        assertThat(released).isNotEmpty().hasSizeLessThanOrEqualTo(ours.size());
        for (var i = 0; i < released.size(); i++) {
            var file = ours.get(i);
            assertThat(ReleaseDumpTest.hash(file) + "  " + file.getFileName())
                    .as(
                            "was released with %s: whatever is wrong with it, a later migration mends it",
                            release.version())
                    .isEqualTo(released.get(i));
        }
    }

    /** The version that is worked on may have no dump yet; one that was announced has. */
    @Test
    void everyReleaseOfTheChangelogHasItsDump() throws Exception {
        var announced = Files.readAllLines(Path.of("CHANGELOG.md")).stream()
                .filter(line -> line.matches("## \\d+\\.\\d+\\.\\d+ - \\d{4}-\\d\\d-\\d\\d"))
                .map(line -> line.split(" ")[1])
                .toList();
        assertThat(announced).isNotEmpty();
        assertThat(Release.all()).extracting(Release::version).containsExactlyInAnyOrderElementsOf(announced);
        for (var release : Release.all()) {
            assertThat(List.of(release.dump(), release.migrations(), release.secrets()))
                    .allMatch(Files::exists);
        }
    }
}
