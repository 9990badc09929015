package dev.perimeter;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Writes which package knows which into docs/architecture.md, as the compiled classes have it. */
class ArchitecturePageTest {

    private static final String PAGE = "docs/architecture.md";
    private static final String BEGIN = "<!-- begin: written by ArchitecturePageTest -->\n";
    private static final String END = "<!-- end: written by ArchitecturePageTest -->\n";
    private static final String ROOT = "dev.perimeter";

    private final Map<String, Set<String>> known = known();

    @Test
    void thePageHasThePackagesAsTheyAre() throws IOException {
        var page = Files.readString(Path.of(PAGE));
        var before = page.substring(0, page.indexOf(BEGIN) + BEGIN.length());
        var after = page.substring(page.indexOf(END));
        Golden.matches(PAGE, before + picture() + list() + after);
    }

    /** Each package with those that it uses directly; the root package knows all and is left out. */
    private static Map<String, Set<String>> known() {
        var known = new TreeMap<String, Set<String>>();
        for (var type : new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(ROOT)) {
            var from = moduleOf(type);
            var targets = known.computeIfAbsent(from, _ -> new TreeSet<>());
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> target.getPackageName().startsWith(ROOT))
                    .map(ArchitecturePageTest::moduleOf)
                    .filter(target -> !target.equals(from))
                    .forEach(targets::add);
        }
        known.remove("");
        known.values().forEach(targets -> targets.remove(""));
        return known;
    }

    private static String moduleOf(JavaClass type) {
        var below = type.getPackageName().substring(ROOT.length());
        return below.isEmpty() ? "" : below.substring(1).split("[.]")[0];
    }

    /** Only the arrows that no longer way replaces: with all of them, nobody could read the picture. */
    private String picture() {
        return known.entrySet().stream()
                .flatMap(entry -> entry.getValue().stream()
                        .filter(target -> entry.getValue().stream()
                                .noneMatch(other -> !other.equals(target)
                                        && reachable(other).contains(target)))
                        .map(target -> "    %s --> %s\n".formatted(entry.getKey(), target)))
                .collect(Collectors.joining("", "```mermaid\nflowchart TD\n", "```\n\n"));
    }

    private Set<String> reachable(String from) {
        var reached = new TreeSet<>(known.get(from));
        known.get(from).stream().map(this::reachable).forEach((Collection<String> more) -> reached.addAll(more));
        return reached;
    }

    private String list() {
        return known.entrySet().stream()
                .map(entry -> "| `%s` | %s |\n"
                        .formatted(
                                entry.getKey(),
                                entry.getValue().isEmpty() ? "nobody" : String.join(", ", entry.getValue())))
                .collect(Collectors.joining("", "| package | knows |\n| --- | --- |\n", ""));
    }
}
