package dev.perimeter.fuzz;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.fuzz.Operations.Operation;
import dev.perimeter.fuzz.Values.Raw;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.StringJoiner;
import java.util.UUID;
import java.util.regex.Matcher;
import tools.jackson.databind.json.JsonMapper;

/** Makes one request after the other; the same ones for the same random numbers, but for ids and tokens. */
final class Requests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int LEAVINGS_OF_A_SESSION = 8;

    private static final List<String> ANYWHERE = List.of(
            "If-Match",
            "Idempotency-Key",
            "Accept",
            "User-Agent",
            "Accept-Language",
            "Content-Encoding",
            "Range",
            "If-None-Match",
            "If-Modified-Since",
            "Cookie",
            "Origin",
            "Authorization",
            "X-HTTP-Method-Override",
            "X-Request-Id",
            "Forwarded",
            "X-Forwarded-Proto",
            "X-Forwarded-Host",
            "Accept-Encoding",
            "Referer",
            "HX-Request",
            "Sec-Fetch-Site",
            "Content-Type");

    private final Random random;
    private final Operations operations;
    private final OperationOrder order;
    private final Ground ground;
    private final int batch;
    private int leavings;
    private Actor leaver;

    Requests(Random random, Operations operations, Ground ground, int batch) {
        this.random = random;
        this.operations = operations;
        this.order = new OperationOrder(random, operations, batch);
        this.ground = ground;
        this.batch = batch;
    }

    Request next() {
        var operation = order.next();
        var values = new Values(random, operations, ground.ids(), random.nextInt(5) == 0 ? 3 : 25);
        var headers = new ArrayList<String>();
        var me = me(operation);
        identify(me, operation, headers);
        var target = path(operation) + query(operation, values);
        var method = random.nextInt(40) == 0
                ? Nonsense.pick(
                        random, List.of("HEAD", "PUT", "DELETE", "PATCH", "POST", "OPTIONS", "GET", "TRACE", "BREW"))
                : operation.route().method();
        var takesBody = List.of("POST", "PUT", "PATCH").contains(method);
        var body = takesBody ? body(operation, values, me) : random.nextInt(200) == 0 ? Nonsense.body(random) : null;
        dress(operation, body != null, headers);
        return new Request(
                operation.route(), method, target, headers, body == null ? null : damaged(Request.utf8(body)));
    }

    private static boolean ends(String pattern) {
        return pattern.contains("/auth/")
                || pattern.contains("/account/")
                || pattern.contains("/onboarding/")
                || pattern.matches("/(start|join|sign).*|.*acceptance|/team/offer/accept");
    }

    private Actor me(Operation operation) {
        if (!operation.route().isRead() && ends(operation.route().pattern())) {
            return random.nextInt(5) == 0 ? null : leaver();
        }
        return random.nextInt(3) == 0 ? Nonsense.pick(random, ground.others()) : ground.owner();
    }

    /** What ends a session is mostly refused: each lasts for a while. */
    private Actor leaver() {
        if (leavings++ % LEAVINGS_OF_A_SESSION == 0) {
            leaver = Cast.elsewhere(ground.leaver());
        }
        return leaver;
    }

    private void identify(Actor me, Operation operation, List<String> headers) {
        // Guesses are counted for each address: a proxy says where these come from.
        headers.add("X-Forwarded-For: 10.%d.%d.%d".formatted(batch % 250, random.nextInt(250), random.nextInt(250)));
        if (me == null && random.nextInt(4) > 0) {
            return;
        }
        var token = me == null ? Nonsense.word(random) : me.token().text();
        headers.add(Request.utf8(
                clean(operation.route().isPage() ? "Cookie: perimeter=" + token : "Authorization: Bearer " + token)));
    }

    private String path(Operation operation) {
        var id = random.nextInt(15) == 0
                ? random.nextBoolean() ? Nonsense.encoded(Nonsense.word(random)) : Nonsense.raw(random)
                : random.nextInt(6) == 0
                        ? new UUID(random.nextLong(), random.nextLong()).toString()
                        : Nonsense.pick(random, ground.about(operation.route().pattern()));
        var path = operation.route().pattern().replaceAll("\\{\\w+}", Matcher.quoteReplacement(id));
        return random.nextInt(300) == 0
                ? path + Nonsense.pick(random, List.of("/", ";x=y", "/..", "//", "%2f", "/%2e%2e/x", ".json", "\\"))
                : path;
    }

    private String query(Operation operation, Values values) {
        var query = new StringJoiner("&", "?", "").setEmptyValue("");
        for (var parameter : operation.parameters()) {
            if ("query".equals(parameter.get("in")) && random.nextInt(3) == 0) {
                var name = String.valueOf(parameter.get("name"));
                var value = values.of(name, Operations.map(parameter.get("schema")), 0);
                query.add(
                        name + "=" + (random.nextInt(20) == 0 ? Nonsense.raw(random) : Nonsense.encoded(plain(value))));
            }
        }
        if (random.nextInt(25) == 0) {
            query.add(Nonsense.encoded(Nonsense.word(random)) + "=" + Nonsense.raw(random));
        }
        return query.toString();
    }

    private String body(Operation operation, Values values, Actor me) {
        if (random.nextInt(30) == 0) {
            return Nonsense.body(random);
        }
        var bodies = operation.bodies();
        Object body = bodies.isEmpty() ? Map.of() : values.of("", Nonsense.pick(random, bodies), 0);
        if (!operation.isForm()) {
            return json(body);
        }
        var form = new StringJoiner("&");
        if (me != null && me.company() != null && random.nextInt(20) > 0) {
            form.add("_of=" + Http.of(me));
        }
        if (random.nextInt(3) == 0) {
            form.add(
                    "_once=" + (random.nextInt(10) == 0 ? Nonsense.encoded(Nonsense.word(random)) : UUID.randomUUID()));
        }
        if (random.nextBoolean()) {
            form.add("_version=" + (random.nextInt(5) == 0 ? Nonsense.encoded(Nonsense.number(random)) : "1"));
        }
        flatten("", body, form);
        return form.toString();
    }

    private static void flatten(String name, Object value, StringJoiner form) {
        switch (value) {
            case Map<?, ?> map ->
                map.forEach((key, part) -> flatten(name.isEmpty() ? "" + key : name + "." + key, part, form));
            case List<?> list -> {
                for (var i = 0; i < list.size(); i++) {
                    flatten(list.get(i) instanceof Map ? name + "[" + i + "]" : name, list.get(i), form);
                }
            }
            default -> form.add(Nonsense.encoded(name) + "=" + Nonsense.encoded(plain(value)));
        }
    }

    private static String plain(Object value) {
        return value instanceof Raw raw ? raw.json() : String.valueOf(value);
    }

    private static String json(Object value) {
        return switch (value) {
            case Raw raw -> raw.json();
            case Map<?, ?> map -> {
                var object = new StringJoiner(",", "{", "}");
                map.forEach((key, part) -> object.add(json(String.valueOf(key)) + ":" + json(part)));
                yield object.toString();
            }
            case List<?> list -> {
                var array = new StringJoiner(",", "[", "]");
                list.forEach(part -> array.add(json(part)));
                yield array.toString();
            }
            case String text -> JSON.writeValueAsString(text.replace("\ud800", "?"));
            default -> String.valueOf(value);
        };
    }

    /** Cut off, or with a byte in it that is no UTF-8. */
    private String damaged(String body) {
        if (body.isEmpty() || random.nextInt(60) > 0) {
            return body;
        }
        var at = random.nextInt(body.length());
        return random.nextBoolean()
                ? body.substring(0, at)
                : body.substring(0, at) + (char) random.nextInt(256) + body.substring(at);
    }

    private void dress(Operation operation, boolean hasBody, List<String> headers) {
        var isPage = operation.route().isPage();
        if (isPage) {
            headers.add("Accept: text/html");
            headers.add("Sec-Fetch-Site: " + (random.nextInt(50) == 0 ? "cross-site" : "same-origin"));
        }
        if (hasBody && random.nextInt(50) > 0) {
            headers.add("Content-Type: " + (isPage ? "application/x-www-form-urlencoded" : "application/json"));
        }
        for (var parameter : operation.parameters()) {
            if ("header".equals(parameter.get("in")) && random.nextInt(3) == 0) {
                var value = random.nextInt(4) == 0 ? Nonsense.header(random) : "\"" + random.nextInt(4) + "\"";
                headers.add(Request.utf8(clean(parameter.get("name") + ": " + value)));
            }
        }
        if (random.nextInt(6) == 0) {
            var value = random.nextInt(5) == 0 ? Nonsense.word(random) : Nonsense.header(random);
            headers.add(Request.utf8(clean(Nonsense.pick(random, ANYWHERE) + ": " + value)));
        }
    }

    /** A header is one line; what else may be wrong with lines is tried elsewhere. */
    private static String clean(String header) {
        return header.replace("\r", "").replace("\n", "");
    }
}
