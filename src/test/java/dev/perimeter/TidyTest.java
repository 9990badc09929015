package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a formatter cannot see of STYLE.md. When a rule here hurts, change the rule in the same commit, and say why. */
class TidyTest {

    private static final Path MAIN = Path.of("src/main");
    private static final Path ROOT = MAIN.resolve("java/dev/perimeter");
    private static final Path TEST = Path.of("src/test");
    private static final int MAIN_LINES_MAX = 150;
    private static final int TEST_LINES_MAX = 250;

    private static final int PACKAGE_FILES_MAX = 14;
    private static final int COMMENT_COLUMNS_MAX = 100;

    /** Packages that may hold more files than {@value #PACKAGE_FILES_MAX}, and why. The list only shrinks. */
    private static final Map<String, String> LARGE_PACKAGES = Map.of(
            "gate",
            "a class that only the gate may use is package-private there, which is worth more than a round number");

    private static final Pattern WRITTEN_BY_HAND = Pattern.compile(".+\\.(java|sql|html)");

    /** Put together from halves, so that this file may be read too. */
    private static final List<String> BANNED = List.of(
            "TO" + "DO",
            "FIX" + "ME",
            "@" + "author",
            "@" + "Disabled",
            "@" + "SuppressWarnings(\"all\")",
            "import " + "lombok",
            "org." + "mockito",
            "org." + "mapstruct",
            "printStack" + "Trace");

    private static final List<String> BANNED_IN_MAIN = List.of("System" + ".out", "System" + ".err");

    /** A command writes to the streams that it is given; here they come from. */
    private static final Path HANDS_OUT_STREAMS = MAIN.resolve("java/dev/perimeter/Perimeter.java");

    private static final Pattern COMMENT = Pattern.compile("\\s*(//|/\\*|\\*).*");

    private static final Pattern EVERY_COLUMN =
            Pattern.compile("\\b(select|returning)\\s+(\\w+\\.)?\\*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPRINGS_ROWS = Pattern.compile(
            "\\.query\\((?!(Integer|Long|Boolean|String|UUID|BigDecimal|OffsetDateTime)\\.)[A-Z]\\w*\\.class\\)");

    private static final Pattern DECLARED =
            Pattern.compile("^\\s*(?:\\w+\\s+)*(?:class|record|interface|enum)\\s+([A-Z]\\w*)", Pattern.MULTILINE);
    private static final Pattern SAYS_NOTHING =
            Pattern.compile(".*(Service|Manager|Impl|Utils?|Helpers?|DTO|Dto|Entity)|(Base|Abstract)[A-Z].*");

    private static final Pattern HOLDS_ANYTHING =
            Pattern.compile("common|utils?|shared|core|helpers?|services?|dto|mappers?|impl|ports?|adapters?");

    @Test
    void filesAreShort() {
        assertThat(files(MAIN).filter(file -> lines(file) > MAIN_LINES_MAX)).isEmpty();
        assertThat(files(TEST).filter(file -> lines(file) > TEST_LINES_MAX)).isEmpty();
    }

    @Test
    void packagesAreSmall() {
        assertThat(packages()
                        .filter(folder -> !LARGE_PACKAGES.containsKey(packageOf(folder)))
                        .filter(folder -> classesIn(folder).count() > PACKAGE_FILES_MAX))
                .isEmpty();
    }

    /** Whoever reads a name knows which class is meant, without looking at the imports. */
    @Test
    void noClassNameIsUsedTwice() {
        var seen = new HashSet<String>();
        assertThat(packages()
                        .flatMap(TidyTest::classesIn)
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !seen.add(name)))
                .isEmpty();
    }

    @Test
    void commentsAreNarrow() {
        assertThat(packages()
                        .flatMap(TidyTest::javaFiles)
                        .flatMap(file -> text(file)
                                .lines()
                                .filter(line -> COMMENT.matcher(line).matches() && line.length() > COMMENT_COLUMNS_MAX)
                                .map(line -> file + ": " + line)))
                .isEmpty();
    }

    /** Elsewhere a statement may become a named one, and SQL that took the name would be handed the token (spec 1.4). */
    @Test
    void tokensTravelOnlyInCleanSessions() {
        assertThat(files(MAIN)
                        .filter(file -> text(file).contains(".token().bytes()"))
                        .filter(file -> !text(file).matches("(?s).*@Qualifier\\(\"(doorDb|authDb)\"\\).*")))
                .isEmpty();
    }

    @Test
    void filesAreFinished() {
        assertThat(all().flatMap(file -> found(file, BANNED))).isEmpty();
        assertThat(files(MAIN)
                        .filter(file -> !HANDS_OUT_STREAMS.equals(file))
                        .flatMap(file -> found(file, BANNED_IN_MAIN)))
                .isEmpty();
    }

    @Test
    void statementsListTheirColumns() {
        assertThat(all().filter(file -> EVERY_COLUMN.matcher(text(file)).find()))
                .isEmpty();
    }

    /** Spring's own mapper knows no records within records, and asks the driver for instants that it cannot give. */
    @Test
    void recordsAreMadeOfRowsInOneWay() {
        assertThat(files(MAIN).filter(file -> SPRINGS_ROWS.matcher(text(file)).find()))
                .isEmpty();
    }

    @Test
    void namesSayWhatAClassIs() {
        assertThat(all().filter(file -> file.toString().endsWith(".java")).flatMap(TidyTest::declared))
                .noneMatch(name -> SAYS_NOTHING.matcher(name).matches());
    }

    @Test
    void packagesAreNamedAfterTheTrade() {
        assertThat(packages())
                .noneMatch(folder ->
                        HOLDS_ANYTHING.matcher(folder.getFileName().toString()).matches());
    }

    @Test
    void everyPackageIsFreeOfNullUntilALineSaysOtherwise() {
        assertThat(packages()).allMatch(folder -> {
            var description = folder.resolve("package-info.java");
            return Files.exists(description) && text(description).contains("@NullMarked");
        });
    }

    private static Stream<Path> packages() {
        return files(MAIN)
                .filter(file -> file.toString().endsWith(".java"))
                .map(Path::getParent)
                .distinct();
    }

    /** {@code team/invites} for its folder; empty for the root package. */
    private static String packageOf(Path folder) {
        return ROOT.relativize(folder).toString().replace('\\', '/');
    }

    private static Stream<Path> classesIn(Path folder) {
        return javaFiles(folder).filter(file -> !file.endsWith("package-info.java"));
    }

    private static Stream<Path> javaFiles(Path folder) {
        return files(folder)
                .filter(file ->
                        folder.equals(file.getParent()) && file.toString().endsWith(".java"));
    }

    private static Stream<String> declared(Path file) {
        return DECLARED.matcher(text(file)).results().map((MatchResult match) -> match.group(1));
    }

    private static Stream<String> found(Path file, List<String> words) {
        var text = text(file);
        return words.stream().filter(text::contains).map(word -> file + ": " + word);
    }

    private static Stream<Path> all() {
        return Stream.concat(files(MAIN), files(TEST));
    }

    private static Stream<Path> files(Path root) {
        try (var found = Files.walk(root)) {
            return found.filter(file -> WRITTEN_BY_HAND.matcher(file.toString()).matches()).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        return text(file).lines().count();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
