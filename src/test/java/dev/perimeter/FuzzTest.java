package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http.Answer;
import dev.perimeter.gate.Permission;
import dev.perimeter.prove.http.Route;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Every route with whatever comes to a machine's mind: no request makes the application fail, and no answer tells how it is made. With
 * {@code -Dperimeter.test.long=true} a hundred thousand of them; {@code -Dperimeter.test.seed=...} repeats a run.
 */
@BehindAProxy
class FuzzTest {

    private static final int REQUESTS = Boolean.getBoolean("perimeter.test.long") ? 100_000 : 3_000;

    private static final long SEED = Long.getLong("perimeter.test.seed", 20_260_101L);

    /** Traces of a stack, of SQL, of classes and of where things lie. */
    private static final Pattern INSIDES = Pattern.compile(
            "\\tat |\\.java|Exception|SQLSTATE|PSQL|dev\\.perimeter|org\\.(spring|postgres|apache)|java\\.(lang|util)|tools\\.jackson"
                    + "|(?i:select .* from|insert into|perimeter_app|perimeter_gate|gate\\.enter|violates|relation \")");

    private final Random random = new Random(SEED);
    private final Nonsense nonsense = new Nonsense(random);

    @Autowired
    Http http;

    @Autowired
    Routes routes;

    @Test
    void nothingMakesItFailAndNoAnswerTellsHowItIsMade() {
        var all = routes.programs();
        var actors = actors();
        var leaver = Cast.ada();
        var mine = "";
        for (var number = 0; number < REQUESTS; number++) {
            if (number % 50 == 0) {
                mine = http.post(actors.getFirst(), "/customers", "{\"name\": \"Grace\"}")
                        .json()
                        .path("id")
                        .asString();
            }
            var route = all.get(random.nextInt(all.size()));
            var me = endsSessions(route) ? Cast.elsewhere(leaver) : actors.get(random.nextInt(actors.size()));
            var path = path(route, mine);
            var body = route.method().equals("GET") || route.method().equals("DELETE") ? null : body(route);
            var headers = headers();
            check(http.send(me, method(route), "/" + path, body, headers), route, path, body, headers);
        }
        http.get(Cast.ada(), "/customers").is(200);
    }

    /** Their session would be of no use to the next request. */
    private static boolean endsSessions(Route route) {
        return route.pattern().startsWith("/api/v1/auth/sessions")
                || route.pattern().endsWith("/sign-out");
    }

    private List<Actor> actors() {
        var ada = Cast.ada();
        var all = new ArrayList<>(List.of(ada, Cast.rita(), Cast.staffOf(ada, Permission.values()), Cast.staffOf(ada)));
        all.add(Cast.person("Eve"));
        all.add(Cast.visitor("Eve"));
        all.add(null);
        // Who may do everything gets further.
        for (var i = 0; i < 10; i++) {
            all.add(ada);
        }
        return all;
    }

    private String method(Route route) {
        return random.nextInt(20) == 0
                ? Nonsense.of(random, "HEAD", "PUT", "DELETE", "PATCH", "POST", "OPTIONS")
                : route.method();
    }

    private String path(Route route, String mine) {
        var id = Nonsense.of(random, mine, mine, UUID.randomUUID().toString(), nonsense.word());
        var path = route.pattern().replaceAll("\\{\\w+}", Matcher.quoteReplacement(Nonsense.encoded(id)));
        if (random.nextInt(route.method().equals("GET") ? 2 : 20) > 0) {
            return path;
        }
        var name = Nonsense.of(random, "limit", "after", "q", "status", "companyId", nonsense.word());
        return path + "?" + Nonsense.encoded(name) + "="
                + Nonsense.of(random, nonsense.number(), Nonsense.encoded(nonsense.word()), "%ED%A0%80", "%ff", "");
    }

    private String body(Route route) {
        var fields =
                switch (route.pattern()) {
                    case String it
                    when it.contains("customers") ->
                        List.of(
                                "name",
                                "kind",
                                "contactName",
                                "email",
                                "phone",
                                "billingAddress",
                                "taxId",
                                "tags",
                                "notes",
                                "status");
                    case String it when it.contains("onboarding") -> List.of("displayName", "company");
                    case String it when it.contains("active-company") -> List.of("companyId");
                    case String it
                    when it.contains("company") -> List.of("name", "industry", "size", "city", "currency", "timezone");
                    case String it when it.contains("sign") -> List.of("email", "password");
                    case String it when it.contains("password") -> List.of("current", "new");
                    case String it when it.contains("setup") -> List.of("displayName");
                    default -> List.of("id", "name", "note", "to", "reason");
                };
        return nonsense.body(fields);
    }

    private String[] headers() {
        var headers = new ArrayList<>(
                List.of("X-Forwarded-For", "10.%d.%d.1".formatted(random.nextInt(100, 250), random.nextInt(250))));
        for (var name : List.of(
                "If-Match",
                "Idempotency-Key",
                "Content-Type",
                "Accept",
                "X-Forwarded-For",
                "User-Agent",
                "Accept-Language",
                "Content-Encoding",
                "Range",
                "If-None-Match",
                "Cookie",
                "Origin",
                "X-HTTP-Method-Override")) {
            if (random.nextInt(60) == 0) {
                headers.add(name);
                headers.add(nonsense.header());
            }
        }
        return headers.toArray(String[]::new);
    }

    private static void check(Answer answer, Route route, String path, String body, String... headers) {
        var shown = body == null ? null : body.substring(0, Math.min(body.length(), 500));
        var what = "%s %s with %s and %s, seed %d: %s"
                .formatted(route.method(), path, shown, List.of(headers), SEED, answer.text());
        assertThat(answer.status()).as(what).isLessThan(500);
        // What the caller wrote may come back as data; what the application writes by itself is in refusals.
        if (answer.status() >= 400) {
            assertThat(INSIDES.matcher(answer.text()).find()).as(what).isFalse();
        }
        assertThat(answer.response().headers().map().keySet()).as(what).doesNotContain("server", "x-powered-by");
    }
}
