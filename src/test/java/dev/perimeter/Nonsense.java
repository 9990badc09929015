package dev.perimeter;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import tools.jackson.databind.json.JsonMapper;

/** Words, numbers, headers and bodies that nobody would send in earnest. */
final class Nonsense {

    private static final JsonMapper JSON = new JsonMapper();

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "a",
            "Grace Hopper",
            "grace@example.org",
            "EUR",
            "2-10",
            "Europe/Berlin",
            "person",
            "inactive",
            "'; drop table customer; --",
            "' or '1'='1",
            "\" or \"\"=\"",
            "1); select pg_sleep(10); --",
            "$$ :company ? {fn now()} $1",
            "\\",
            "%s%n%d",
            "${7*7} #{7*7} {{7*7}}",
            "<script>alert(1)</script>",
            "=cmd|' /C calc'!A0",
            "../../../../etc/passwd",
            "\u0000",
            "\r\nSet-Cookie: x=y",
            "\u202egnirts",
            "\u200b",
            "\ufeff",
            "\ud83d\udda8\ufe0f",
            "\ufdfa".repeat(50),
            "e" + "\u0301".repeat(40),
            "\ud800",
            "\uffff",
            "\u2028",
            "\u0130\u0131\u00df\u1e9e",
            "null",
            "true",
            "0001-01-01",
            "10000-01-01",
            "2026-02-30",
            "infinity",
            "00000000-0000-0000-0000-000000000000",
            "x".repeat(300),
            "x".repeat(6000),
            "\u00e4".repeat(200));

    private static final List<String> NUMBERS = List.of(
            "0",
            "-0",
            "1",
            "-1",
            "1.0",
            "1e400",
            "-1e400",
            "1e-400",
            "9223372036854775807",
            "9223372036854775808",
            "2147483648",
            "-2147483649",
            "0.1",
            "0.30000000000000004",
            "1000000000",
            "00",
            "0x10",
            "NaN",
            "Infinity",
            "9".repeat(200),
            "1E1000000",
            "+1",
            ".5",
            "1_000");

    private static final List<String> HEADERS = List.of(
            "*",
            "\"1\"",
            "W/\"1\"",
            "\"1\", \"2\"",
            "1",
            "\"",
            "x",
            "",
            ",",
            "k",
            "with space",
            "x".repeat(256),
            "x".repeat(4000),
            "application/json",
            "application/json; charset=utf-16",
            "application/json;charset=\"utf-8\"",
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data; boundary=x",
            "application/merge-patch+json",
            "*/*",
            "/",
            "text/html;q=2",
            "gzip",
            "bytes=0-1",
            "127.0.0.1, 1.2.3",
            "::::",
            "[::1]:80",
            "'; drop table customer; --",
            "${jndi:ldap://example.org/a}");

    private final Random random;

    Nonsense(Random random) {
        this.random = random;
    }

    static String of(Random random, String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String word() {
        return pick(WORDS);
    }

    String number() {
        return pick(NUMBERS);
    }

    String header() {
        return pick(HEADERS);
    }

    /** An object with some of these fields, most of the time. */
    String body(List<String> fields) {
        return switch (random.nextInt(20)) {
            case 0 ->
                pick(List.of(
                        "",
                        "{",
                        "[]",
                        "null",
                        "1",
                        "\"x\"",
                        "{}{}",
                        "{\"a\":1,}",
                        "{'a':1}",
                        "\ufeff{}",
                        "{\"name\":\"x\",\"name\":\"y\"}"));
            case 1 -> "{\"a\":".repeat(10_000);
            case 2 -> "[".repeat(10_000) + "]".repeat(10_000);
            case 3 -> "{\"name\": \"\\ud800\", \"\\udfff\": \"\\u0000\"}";
            default -> object(fields, 0);
        };
    }

    private String object(List<String> fields, int depth) {
        var object = new StringBuilder("{");
        for (var field : fields) {
            if (random.nextInt(10) > 0) {
                object.append(object.length() > 1 ? "," : "")
                        .append(quoted(field))
                        .append(':')
                        .append(value(field, depth));
            }
        }
        if (random.nextInt(10) == 0) {
            object.append(object.length() > 1 ? "," : "").append(quoted(word())).append(":1");
        }
        return object.append('}').toString();
    }

    private String value(String field, int depth) {
        var valid = random.nextInt(10) > 0 ? valid(field) : null;
        List<Supplier<String>> kinds = List.of(
                () -> quoted(word()),
                () -> quoted(word()),
                this::number,
                () -> "null",
                () -> "true",
                () -> "[" + quoted(word()) + "," + number() + "]",
                () -> depth > 3
                        ? "{}"
                        : object(List.of("name", "industry", "size", "city", "currency", "timezone"), depth + 1));
        return valid != null ? valid : kinds.get(random.nextInt(kinds.size())).get();
    }

    /** So that the other fields get a chance too. */
    private String valid(String field) {
        return switch (field) {
            case "name", "displayName", "industry", "city", "contactName" -> quoted("Name " + random.nextInt());
            case "email" -> quoted("a%d@example.org".formatted(random.nextInt(1000)));
            case "kind" -> "\"company\"";
            case "status" -> "\"active\"";
            case "tags" -> "[\"navy\"]";
            case "size" -> "\"1\"";
            case "timezone" -> "\"Europe/Berlin\"";
            case "currency" -> "\"EUR\"";
            case "company" ->
                "{\"name\":%s,\"industry\":\"I\",\"size\":\"1\",\"city\":\"C\",\"currency\":\"EUR\"}"
                        .formatted(quoted(word()));
            case "inviteCode", "companyId" -> null;
            default -> quoted("twelve or more " + random.nextInt(10));
        };
    }

    private static String quoted(String text) {
        return JSON.writeValueAsString(text.replace("\ud800", "?"));
    }

    private String pick(List<String> all) {
        return all.get(random.nextInt(all.size()));
    }
}
