package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** The table in the README is the one place that has all settings: those of the code, and no others. */
class SettingsTest {

    private static final Pattern ROW = Pattern.compile("^\\| (`perimeter\\.[^|]*)\\|", Pattern.MULTILINE);
    private static final Pattern NAME = Pattern.compile("`([^`]+)`");
    private static final Pattern VALUE = Pattern.compile("@Value\\(\"\\$\\{(perimeter\\.[a-z.-]+)");

    @Test
    void theReadmeHasEverySetting() throws IOException {
        assertThat(inReadme()).isNotEmpty().isEqualTo(inCode());
    }

    /** In a row with several names, those after the first begin where the first one's last word begins. */
    private static Set<String> inReadme() throws IOException {
        var names = new TreeSet<String>();
        var rows = ROW.matcher(Files.readString(Path.of("README.md")));
        while (rows.find()) {
            var first = "";
            for (var name : NAME.matcher(rows.group(1))
                    .results()
                    .map(found -> found.group(1))
                    .toList()) {
                first = first.isEmpty() ? name : first;
                names.add(name.startsWith(".") ? first.substring(0, first.lastIndexOf('.')) + name : name);
            }
        }
        return names;
    }

    private static Set<String> inCode() throws IOException {
        var names = new TreeSet<String>();
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        scanner.findCandidateComponents("dev.perimeter").stream()
                .map(found -> ClassUtils.resolveClassName(found.getBeanClassName(), null))
                .flatMap(type ->
                        of(type.getAnnotation(ConfigurationProperties.class).value(), type))
                .forEach(names::add);
        try (var files = Files.walk(Path.of("src/main/java"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                VALUE.matcher(Files.readString(file))
                        .results()
                        .map(found -> found.group(1))
                        .forEach(names::add);
            }
        }
        return names;
    }

    /** The names of a record's components, and of those of the records in it. */
    private static Stream<String> of(String prefix, Class<?> type) {
        return Stream.of(type.getRecordComponents())
                .flatMap((RecordComponent component) -> component.getType().isRecord()
                        ? of(name(prefix, component), component.getType())
                        : Stream.of(name(prefix, component)));
    }

    private static String name(String prefix, RecordComponent component) {
        var words = component.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        return ConfigurationPropertyName.of(prefix + "." + words).toString();
    }
}
