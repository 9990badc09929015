package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** No text is missing, in no language. */
class MessagesTest {

    private static final Path FOLDER = Path.of("src/main/resources/messages");
    private static final Pattern NAMED = Pattern.compile("\"messages\\.(\\w+)\"");
    private static final Pattern USED = Pattern.compile("#\\{([a-z][\\w.-]*)[}(]");

    @Test
    void everyTextIsThereInBothLanguages() {
        for (var english :
                files(FOLDER).filter(file -> !file.toString().contains("_de.")).toList()) {
            var german = Path.of(english.toString().replace(".properties", "_de.properties"));
            assertThat(keys(german)).as(german.toString()).isEqualTo(keys(english));
        }
    }

    /** Of two texts with one key, only the first file's would ever be shown. */
    @Test
    void noTextStandsInTwoFiles() {
        var known = new TreeSet<String>();
        for (var english :
                files(FOLDER).filter(file -> !file.toString().contains("_de.")).toList()) {
            for (var key : keys(english)) {
                assertThat(known.add(key)).as(key + " in " + english).isTrue();
            }
        }
    }

    @Test
    void everyTextThatAPageAsksForIsThere() {
        var known = new TreeSet<String>();
        files(FOLDER).forEach(file -> known.addAll(keys(file)));
        for (var template : files(Path.of("src/main/resources/templates")).toList()) {
            var used = USED.matcher(read(template)).results().map(found -> found.group(1));
            assertThat(known).as(template.toString()).containsAll(used.toList());
        }
    }

    @Test
    void everyFileOfTextsThatTheSourcesNameIsThere() {
        var named = files(Path.of("src/main/java"))
                .flatMap(file -> NAMED.matcher(read(file)).results().map(found -> found.group(1)))
                .toList();
        assertThat(named).isNotEmpty();
        assertThat(named).allMatch(name -> Files.exists(FOLDER.resolve(name + ".properties")));
    }

    private static Set<String> keys(Path file) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new TreeSet<>(properties.stringPropertyNames());
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> files(Path folder) {
        try (var found = Files.walk(folder)) {
            return found.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
