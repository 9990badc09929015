package dev.perimeter;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.http.Route;
import dev.perimeter.web.forms.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A form that is sent twice is done once: each that a member sends has its key, or a reason why it needs none. */
@PerimeterTest
class EveryFormTest {

    private static final Path TEMPLATES = Path.of("src/main/resources/templates");
    private static final Pattern FORM = Pattern.compile("<form\\b([^>]*)>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern ADDRESS = Pattern.compile("action=\"([^\"]*)\"");
    private static final Pattern KEY = Pattern.compile("~\\{layout/forms :: once}");

    /** Where the address is put together in Java or of parts: what it is then. */
    private static final Map<String, List<String>> MADE = Map.of(
            "${address}", List.of("/pieces/moves", "/pieces/returns"),
            "${form.address}", List.of(),
            "${'/catalog/' + kind + '/new'}", List.of("/catalog/filaments/new", "/catalog/printers/new"),
            "${address + '/edit'}", List.of("/catalog/filaments/{id}/edit", "/catalog/printers/{id}/edit"),
            "${removal.action}",
                    List.of(
                            "/catalog/filaments/{id}/remove",
                            "/catalog/printers/{id}/remove",
                            "/customers/{id}/delete",
                            "/orders/{id}/remove",
                            "/printers/{id}/delete",
                            "/spools/{id}/delete",
                            "/team/{accountId}/remove"));

    /** Done twice, it is as done once, or is refused the second time; these are a person's, and of no company. */
    private static final Map<String, String> NEEDS_NONE = Map.ofEntries(
            entry("/sign-in", "opens another session"),
            entry("/sign-up", "the address is taken then"),
            entry("/sign-out", "the session has ended then"),
            entry("/join", "only keeps the code"),
            entry("/join/confirm", "whoever is a member stays one"),
            entry("/start/company", "the name of an own company is taken then"),
            entry("/account/companies/{companyId}", "the company acted for is set, not added to"),
            entry("/account/password", "the current password is another then"),
            entry("/account/sessions/{id}/end", "an ended session stays ended"),
            entry("/account/sessions/end-others", "an ended session stays ended"),
            entry("/team/offer/accept", "an offer ends when it is accepted"));

    @Autowired
    Routes routes;

    @Test
    void carriesItsKey() throws IOException {
        var forms = new TreeMap<String, Boolean>();
        for (var file : templates()) {
            var found = FORM.matcher(Files.readString(file));
            while (found.find()) {
                if (found.group(1).contains("method=\"post\"")) {
                    var keyed = KEY.matcher(found.group(2)).find();
                    var posts = addresses(found.group(1));
                    posts.forEach(address -> forms.merge(address, keyed, Boolean::logicalAnd));
                }
            }
        }
        for (var route : routes.pages()) {
            if (route.method().equals("POST")) {
                var keyed = forms.remove(plain(route.pattern()));
                assertThat(keyed).as("a form that posts to %s", route).isNotNull();
                if (!NEEDS_NONE.containsKey(route.pattern())) {
                    assertThat(keyed)
                            .as("the key of the form that posts to %s", route)
                            .isTrue();
                    assertThat(route.isForMembers())
                            .as("keys are a member's: %s", route)
                            .isTrue();
                }
            }
        }
        assertThat(forms.keySet()).as("forms that post to nowhere").isEmpty();
        assertThat(routes.pages().stream().map(Route::pattern)).containsAll(NEEDS_NONE.keySet());
    }

    private static List<Path> templates() throws IOException {
        try (var files = Files.walk(TEMPLATES)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    /** The addresses that a form may post to, with {} for each id. */
    private static List<String> addresses(String attributes) {
        var action = ADDRESS.matcher(attributes);
        assertThat(action.find())
                .as("a form says where it posts to: %s", attributes)
                .isTrue();
        var written = action.group(1);
        var made = MADE.get(written);
        if (made != null) {
            return made.stream().map(EveryFormTest::plain).toList();
        }
        if (written.contains("==") || written.contains("?:") || written.contains(" ? ")) {
            return Pattern.compile("'([^']*)'( \\+ [\\w.]+ \\+ '([^']*)')?|@\\{([^(}]*(\\{\\w+}[^(}]*)*)")
                    .matcher(written)
                    .results()
                    .map(part -> part.group(4) != null
                            ? part.group(4)
                            : part.group(1) + (part.group(3) == null ? "" : "{}" + part.group(3)))
                    .map(EveryFormTest::plain)
                    .collect(Collectors.toList());
        }
        return List.of(plain(written.replaceFirst("^@\\{", "").replaceFirst("(\\([^)]*\\)?\\)?)?}$", "")));
    }

    private static String plain(String address) {
        return address.replaceAll("\\{\\w*}", "{}").replaceFirst("\\?.*", "");
    }

    /** The name of the field itself. */
    @Test
    void theKeyIsNamedAsTheGateReadsIt() throws IOException {
        assertThat(Files.readString(TEMPLATES.resolve("layout/forms.html"))).contains("name=\"" + Form.ONCE + "\"");
    }
}
