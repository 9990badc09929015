package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.Sensitive;
import dev.perimeter.web.json.RecordSchema;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What was typed into a field that is never shown again comes back in no page, whatever the form is refused for and however early. The forms are
 * those of the handlers.
 */
@PerimeterTest
class SecretsInPagesTest {

    private static final String SECRET = "zq-typed-secret-7KQMX-";
    private static final int TOO_LARGE = 1_100_000;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    @LocalServerPort
    int port;

    private final HttpClient client = HttpClient.newHttpClient();

    /** @param secrets fields that are never shown; @param others the rest of the form, with something in them */
    private record SecretForm(String address, List<String> secrets, Map<String, String> others) {}

    private record Way(String name, String query, Map<String, String> more, String... headers) {}

    @Test
    void noFormGivesBackASecret() throws Exception {
        var ada = Cast.ada();
        var forms = forms();
        assertThat(forms.stream().map(SecretForm::address))
                .contains("/sign-in", "/sign-up", "/account/password", "/join/confirm");
        for (var form : forms) {
            for (var way : ways()) {
                for (var me : new Cast.Actor[] {null, ada}) {
                    var answer = send(me, form, way);
                    assertThat(answer)
                            .as("%s %s, %s", form.address(), way.name(), me == null ? "nobody" : "Ada")
                            .doesNotContain(SECRET);
                }
            }
        }
    }

    private static List<Way> ways() {
        return List.of(
                new Way("as it is", "", Map.of()),
                new Way("with a parameter that nobody knows", "?zz=1", Map.of()),
                new Way("with a parameter twice", "?then=/a&then=/b", Map.of()),
                new Way("with a parameter that cannot be read", "?then=%ff", Map.of()),
                new Way("with a field that nobody knows", "", Map.of("zz", SECRET)),
                new Way("with a key", "", Map.of("_once", "k")),
                new Way("to be shown", "", Map.of("_show", "true")),
                new Way("as carried before", "", Map.of("_kept:password", SECRET + "9", "_kept:", "")),
                new Way("too large", "", Map.of("zz", "x".repeat(TOO_LARGE))),
                new Way("from another site", "", Map.of(), "Sec-Fetch-Site", "cross-site"),
                new Way("in the open", "", Map.of(), "Host", "shop.example.org"),
                new Way("as a piece of a page", "?zz=1", Map.of(), "HX-Request", "true"),
                new Way("in a language too many", "", Map.of(), "Accept-Language", "de;q=x"));
    }

    private String send(Cast.Actor me, SecretForm form, Way way) throws IOException, InterruptedException {
        var fields = new LinkedHashMap<>(form.others());
        form.secrets().forEach(field -> fields.put(field, SECRET + field));
        fields.putAll(way.more());
        var body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + form.address() + way.query()))
                .header("Accept", "text/html")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body));
        if (!List.of(way.headers()).contains("Sec-Fetch-Site")) {
            request.header("Sec-Fetch-Site", "same-origin");
        }
        if (way.headers().length > 0) {
            request.headers(way.headers());
        }
        if (me != null) {
            request.header("Cookie", "perimeter=" + me.token().text());
        }
        var answer = client.send(request.build(), BodyHandlers.ofString());
        // What a page was given to carry, it carries: that came from a page of ours, which has no secret in it.
        var page = way.name().equals("as carried before") ? answer.body().replace(SECRET + "9", "") : answer.body();
        return answer.statusCode() + " " + answer.headers().map() + page;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private List<SecretForm> forms() {
        var forms = new ArrayList<SecretForm>();
        mapping.getHandlerMethods().forEach((info, handler) -> {
            var secrets = new ArrayList<String>();
            var others = new LinkedHashMap<String, String>();
            draft(handler).forEach(type -> read(type, "", secrets, others));
            if (!secrets.isEmpty()) {
                info.getPatternValues()
                        .forEach(pattern -> forms.add(new SecretForm(
                                pattern.replaceAll("\\{\\w+}", UUID.randomUUID().toString()), secrets, others)));
            }
        });
        return forms;
    }

    private static Stream<Class<?>> draft(HandlerMethod handler) {
        return Arrays.stream(handler.getMethod().getGenericParameterTypes())
                .filter(type -> type instanceof ParameterizedType form && form.getRawType() == Form.class)
                .map(type -> (Class<?>) ((ParameterizedType) type).getActualTypeArguments()[0]);
    }

    private static void read(Class<?> type, String path, List<String> secrets, Map<String, String> others) {
        for (var component : RecordSchema.components(type).toList()) {
            var renamed = Arrays.stream(component.getDeclaringRecord().getDeclaredFields())
                    .filter(field -> field.getName().equals(component.getName()))
                    .map(field -> field.getAnnotation(JsonProperty.class))
                    .filter(name -> name != null)
                    .findFirst();
            var name = path + renamed.map(JsonProperty::value).orElse(component.getName());
            if (component.isAnnotationPresent(Sensitive.class)) {
                secrets.add(name);
            } else if (component.getType().isRecord()) {
                read(component.getType(), name + ".", secrets, others);
            } else {
                others.put(name, "x@example.org");
            }
        }
    }
}
