package dev.perimeter.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.context.support.ResourceBundleMessageSource;

class FieldErrorMessagesTest {

    /** Where the sources make faults: the sentence, and whether it goes on after it. */
    private static final Pattern MADE = Pattern.compile(
            "(?:message = |String message\\(\\) default |WrongField\\([^;\"]*\"[^\"]*\", "
                    + "|Problem\\.invalid\\([^;\"]*\"[^\"]*\", |faults\\.(?:invalid|type)\\([^;\"]*|WrongText\\(|require\\([^;\"]*|refusal\\([^;\"]*"
                    + "|faults\\.put\\(min, |wrong\\(\"[^\"]*\", |WithTemplate\\(\\s*|fault\\([^;\"]*|return |REQUIRED = |UNKNOWN = |all\\()\"((?:is|must|has|takes|names|add|cannot) [^\"]*)\"");

    /** How sentences go on that are put together. */
    private static final List<String> ENDS = List.of("", "7", "7 to 7", "7 characters", "7 elements", "7 pieces");

    private final FieldErrorMessages texts = new FieldErrorMessages(messages());

    @AfterEach
    void inNoLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    @Test
    void everyFaultThatTheSourcesMakeIsSaidInGerman() throws IOException {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        var unsaid = new TreeSet<String>();
        var found = 0;
        for (var folder :
                new String[] {"web", "catalog", "orders", "pieces", "assets", "companies", "logins", "customers", "team"
                }) {
            try (var files = Files.walk(Path.of("src/main/java/dev/perimeter", folder))) {
                for (var file :
                        files.filter(FieldErrorMessagesTest::isAboutFields).toList()) {
                    for (var fault :
                            MADE.matcher(Files.readString(file)).results().toList()) {
                        found++;
                        var begun = fault.group(1).replaceAll("%\\w+|\\{\\w+}|%\\d+X", "7");
                        if (ENDS.stream().noneMatch(end -> isSaid(begun + end))) {
                            unsaid.add(file.getFileName() + ": " + begun);
                        }
                    }
                }
            }
        }
        assertThat(unsaid).isEmpty();
        assertThat(found).as("the pattern finds them").isGreaterThan(50);
    }

    @Test
    void theWordsOfTheStandardConstraintsAreSaidInGerman() {
        LocaleContextHolder.setLocale(Locale.GERMAN);
        var words = ResourceBundle.getBundle("ValidationMessages");
        for (var key : words.keySet()) {
            var sentence = words.getString(key).replaceAll("\\{\\w+}", "7");
            assertThat(texts.say(sentence)).as(key).isNotEqualTo(sentence);
        }
    }

    @Test
    void whatAFaultNamesIsNamed() {
        assertThat(texts.say("must have at most 80 characters")).isEqualTo("must have at most 80 characters");
        LocaleContextHolder.setLocale(Locale.GERMAN);
        assertThat(texts.say("must be between 1 and 200")).isEqualTo("muss zwischen 1 und 200 liegen");
        assertThat(texts.say("is required to print")).isEqualTo("ist zum Drucken erforderlich");
        assertThat(texts.say("is a thing nobody has said before")).isEqualTo("is a thing nobody has said before");
    }

    /** What the database says of a file's row is told to who imports the file. */
    private static boolean isAboutFields(Path file) {
        return Files.isRegularFile(file) && !file.endsWith("BatchWriter.java");
    }

    private boolean isSaid(String sentence) {
        return !texts.say(sentence).equals(sentence);
    }

    private static ResourceBundleMessageSource messages() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages/faults");
        messages.setDefaultEncoding("UTF-8");
        messages.setFallbackToSystemLocale(false);
        return messages;
    }
}
