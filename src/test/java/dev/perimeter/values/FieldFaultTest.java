package dev.perimeter.values;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each fault has its text in one place, in each language. */
class FieldFaultTest {

    private static final Path SOURCES = Path.of("src/main/java/dev/perimeter");
    private static final Pattern CODE = Pattern.compile("\"\\{?(fault\\.[\\w.-]+)}?\"");
    private static final Pattern STANDARD = Pattern.compile("import (jakarta\\.validation\\.constraints\\.\\w+);");
    private static final Pattern SENTENCE = Pattern.compile("(?:message = |String message\\(\\) default"
            + " |WithTemplate\\(\\s*|FieldFault(?:\\.of)?\\(\\s*)\"(?!\\{?fault\\.|\\{jakarta\\.|\\{\")[^\"]+\"");
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");

    private final ResourceBundle english = ResourceBundle.getBundle("messages.faults", Locale.ROOT);
    private final ResourceBundle german = ResourceBundle.getBundle("messages.faults", Locale.GERMAN);

    @Test
    void everyCodeOfTheSourcesHasAText() throws IOException {
        var codes = found(CODE);
        assertThat(codes).as("the pattern finds them").hasSizeGreaterThan(45);
        assertThat(english.keySet()).containsAll(codes);
    }

    @Test
    void everyTextIsOfACodeOfTheSources() throws IOException {
        var own = english.keySet().stream().filter(key -> key.startsWith("fault."));
        assertThat(own).isSubsetOf(found(CODE));
    }

    @Test
    void everyStandardConstraintHasAText() throws IOException {
        var used = found(STANDARD);
        // A pattern says nothing to a person: each has a text of its own.
        used.remove("jakarta.validation.constraints.Pattern");
        assertThat(english.keySet())
                .containsAll(used.stream().map(name -> name + ".message").toList());
    }

    @Test
    void noTextStandsInTheSources() throws IOException {
        try (var files = sources()) {
            assertThat(files.flatMap(file -> SENTENCE.matcher(file).results().map(MatchResult::group)))
                    .isEmpty();
        }
    }

    /** The name of a JSON field means nothing on a page: a German text may leave it out. */
    @Test
    void germanTextsHaveNoOtherArguments() {
        for (var code : english.keySet()) {
            assertThat(arguments(english.getString(code))).as(code).containsAll(arguments(german.getString(code)));
        }
    }

    @Test
    void argumentsStandInTheText() {
        var fault = new FieldFault("fault.between", Map.of("min", 1, "max", 200));
        assertThat(fault.english()).isEqualTo("must be between 1 and 200");
        assertThat(fault.text(Locale.ENGLISH)).isEqualTo("must be between 1 and 200");
        assertThat(fault.text(Locale.forLanguageTag("de-AT"))).isEqualTo("muss zwischen 1 und 200 liegen");
        assertThat(FieldFault.of("fault.beside", "other", "$1\\").english()).isEqualTo("must not stand beside $1\\");
        assertThat(FieldFault.of("fault.lines.total", "max", new BigDecimal("1E+3"))
                        .english())
                .isEqualTo("add up to more than 1000");
    }

    private static Set<String> arguments(String text) {
        return ARGUMENT.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Set<String> found(Pattern pattern) throws IOException {
        try (var files = sources()) {
            return files.flatMap(file -> pattern.matcher(file).results().map(found -> found.group(1)))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    /** The text of each file. */
    private static Stream<String> sources() throws IOException {
        try (var files = Files.walk(SOURCES)) {
            return files.filter(Files::isRegularFile).map(FieldFaultTest::read).toList().stream();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
