package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in docs/ that the tests write and people review: a change of behaviour shows up as a change of text. */
public final class Golden {

    private Golden() {}

    public static void matches(String name, String actual) throws IOException {
        var file = Path.of("docs", name);
        var expected = Files.exists(file) ? Files.readString(file) : "";
        Files.writeString(file, actual);
        assertThat(actual)
                .as("docs/%s has changed: review the difference and commit it", name)
                .isEqualTo(expected);
    }
}
