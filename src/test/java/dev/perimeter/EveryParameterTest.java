package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.json.RecordSchema;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Text that no database takes is refused, or passed over, wherever a page takes text: none of it is an error of ours. */
@PerimeterTest
class EveryParameterTest {

    /** Percent-encoded: a character that is none, half a one as CESU-8 writes it, bytes that are no text, and more than anything may have. */
    private static final List<String> UNFIT =
            List.of("%00PLA", "PLA%00", "%ED%A0%80", "%F0%9F", "%C2%80", "%E2%80%AE", "x".repeat(3_000));

    /** Fields that belong to a page and to no draft: what somebody looks for to choose it, and the form's own. */
    private static final List<String> OF_THE_FORM =
            List.of("_customer", "_filament", "_model", "_q[0]", "_version", "_once", "zz");

    /** What asks a form for more room, or to look for something. */
    private static final List<String> QUERIES = List.of(
            "",
            "?find=true",
            "?ask=find-0",
            "?ask=customer",
            "?ask=new-customer",
            "?ask=copy-0",
            "?to=queued",
            "?to=confirmed");

    @Autowired
    Http http;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    private Actor ada;
    private Map<String, String> ids;

    @BeforeEach
    void open() {
        ada = Cast.ada();
        var farm = new Farm(http, ada);
        var order = farm.confirmed(1);
        var model = "{\"manufacturer\": \"Test Works\", \"model\": \"%s\", \"technology\": \"FFF\"}";
        ids = Map.of(
                "customers", farm.customer("Grace"),
                "orders", order,
                "pieces", farm.pieces(order).getFirst(),
                "printers", farm.printer("Gutenberg"),
                "spools", farm.spool(),
                "filaments", farm.filament(),
                "catalog/printers", farm.add("/catalog/printers", model.formatted(UUID.randomUUID())),
                "team", Cast.staffOf(ada).account().toString());
    }

    @Test
    void whatNoTextMayHoldIsNoErrorOfOurs() {
        var asked = 0;
        for (var entry : mapping.getHandlerMethods().entrySet()) {
            var handler = entry.getValue();
            for (var pattern : entry.getKey().getPatternValues()) {
                if (handler.getBeanType().getPackageName().startsWith("dev.perimeter")
                        && !pattern.startsWith("/api/")
                        && !pattern.contains("sign")
                        && !pattern.equals("/error")) {
                    var methods = entry.getKey().getMethodsCondition().getMethods();
                    asked += methods.contains(RequestMethod.POST) ? send(pattern, handler) : look(pattern, handler);
                }
            }
        }
        assertThat(asked).isGreaterThan(500);
    }

    /** Where the words are looked for, or a likely duplicate, the form comes back: a problem on the way would be told in its place. */
    @Test
    void theFormComesBackWithWhatWasTyped() {
        var nul = "\u0000PLA";
        shows("/catalog/filaments/new", "filament.product", "filament.manufacturer", "Acme", "filament.material", nul);
        shows("/catalog/printers/new", "printer.model", "printer.manufacturer", "Acme", "printer.model", nul);
        shows("/spools/" + ids.get("spools") + "/edit?find=true", "spool.location", "_filament", nul);
        shows("/printers/" + ids.get("printers") + "/edit?find=true", "printer.name", "_model", nul);
        var line = "lines[0].description";
        var grace = ids.get("customers");
        shows("/orders/new?ask=customer", line, "customerId", grace, line, "A", "_customer", nul);
        shows("/orders/new?ask=find-0", line, "customerId", grace, line, "A", "_q[0]", nul);
    }

    private void shows(String address, String field, String... typed) {
        var answer = http.browse(ada, "POST", address, typed);
        assertThat(answer.status()).as(address).isIn(200, 400);
        assertThat(answer.text()).as(address).contains("name=\"" + field + "\"");
    }

    private int look(String pattern, HandlerMethod handler) {
        var names = parameters(handler);
        for (var name : names) {
            for (var unfit : UNFIT) {
                answers("GET", address(pattern) + "?" + name + "=" + unfit, null);
            }
        }
        return names.size() * UNFIT.size();
    }

    /** Each field for itself, while all others hold what may pass for a text, a number or an id. */
    private int send(String pattern, HandlerMethod handler) {
        var fields = new ArrayList<>(fields(handler));
        fields.addAll(parameters(handler));
        if (!fields.isEmpty()) {
            fields.addAll(OF_THE_FORM);
        }
        for (var i = 0; i < fields.size(); i++) {
            var body = new StringBuilder("_of=" + Http.of(ada));
            for (var other : fields) {
                var value = other.equals(fields.get(i)) ? UNFIT.get(i % 2) : other.equals("zz") ? null : "1";
                if (value != null && !(other.startsWith("_") && !other.equals(fields.get(i)))) {
                    body.append('&')
                            .append(URLEncoder.encode(other, StandardCharsets.UTF_8))
                            .append('=')
                            .append(value);
                }
            }
            answers("POST", address(pattern) + QUERIES.get(i % QUERIES.size()), body.toString());
        }
        for (var unfit : UNFIT) {
            for (var query : QUERIES) {
                var body = new StringBuilder("_of=" + Http.of(ada));
                fields.stream()
                        .filter(field -> !field.equals("zz"))
                        .forEach(field -> body.append('&')
                                .append(URLEncoder.encode(field, StandardCharsets.UTF_8))
                                .append('=')
                                .append(unfit));
                answers("POST", address(pattern) + query, body.toString());
            }
        }
        return fields.size();
    }

    private void answers(String method, String address, String body) {
        var headers =
                new ArrayList<>(List.of("Cookie", "perimeter=" + ada.token().text(), "Accept", "text/html"));
        if (body != null) {
            headers.addAll(
                    List.of("Content-Type", "application/x-www-form-urlencoded", "Sec-Fetch-Site", "same-origin"));
        }
        var answer = http.send(null, method, "/" + address, body, headers.toArray(String[]::new));
        assertThat(answer.status())
                .as("%s %s %s", method, address, body)
                .isIn(200, 302, 303, 400, 403, 404, 409, 412, 413, 429);
    }

    private String address(String pattern) {
        var kind = ids.keySet().stream()
                .filter(key -> pattern.contains("/" + key + "/"))
                .max((one, other) -> one.length() - other.length())
                .orElse("customers");
        return pattern.replaceAll("\\{\\w+}", ids.get(kind));
    }

    private static List<String> parameters(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .flatMap(parameter -> names(parameter))
                .toList();
    }

    private static Stream<String> names(MethodParameter parameter) {
        var annotation = parameter.getParameterAnnotation(RequestParam.class);
        if (annotation != null) {
            return Stream.of(
                    annotation.name().isEmpty() ? parameter.getParameter().getName() : annotation.name());
        }
        return switch (parameter.getParameterType().getSimpleName()) {
            case "Search" -> Stream.of("q");
            case "PageRequest" -> Stream.of("limit", "after");
            default -> Stream.of();
        };
    }

    private static List<String> fields(HandlerMethod handler) {
        return Stream.of(handler.getMethodParameters())
                .filter(parameter -> parameter.getParameterType() == Form.class)
                .map(parameter -> ((ParameterizedType) parameter.getGenericParameterType()).getActualTypeArguments()[0])
                .flatMap(type -> fields("", type))
                .toList();
    }

    private static Stream<String> fields(String path, Type type) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            var inner = list.getActualTypeArguments()[0];
            return inner instanceof Class<?> simple && simple.isRecord()
                    ? fields(path + "[0]", inner)
                    : Stream.of(path);
        }
        if (type instanceof Class<?> simple && simple.isRecord()) {
            return RecordSchema.components(simple)
                    .flatMap(component -> fields(
                            path.isEmpty() ? component.getName() : path + "." + component.getName(),
                            component.getGenericType()));
        }
        return Stream.of(path);
    }
}
