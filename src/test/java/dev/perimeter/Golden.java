package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that the tests write and people review: a change of behaviour shows up as a change of text. */
public final class Golden {

    private Golden() {}

    /** @param file from the root of the project */
    public static void matches(String file, String actual) {
        var path = Path.of(file);
        try {
            var expected = Files.exists(path) ? Files.readString(path) : "";
            Files.writeString(path, actual);
            assertThat(actual)
                    .as("%s has changed: review the difference and commit it", file)
                    .isEqualTo(expected);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
