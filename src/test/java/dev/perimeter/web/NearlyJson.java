package dev.perimeter.web;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/** Objects whose names are often the right ones and whose values are often nearly right. */
public final class NearlyJson {

    private static final List<String> NAMES = List.of(("name notes email currency state dueOn customerId serial urgent "
                    + "company city zone lines description quantity price tags permissions extra")
            .split(" "));
    private static final List<String> VALUES =
            List.of(("null true false 0 -0 1.0 1e400 -1e-400 1e99 9223372036854775808 "
                            + "\"\" \"EUR\" \"ready\" \"2026-02-30\" \"UTC\" \"ada@example.org\" [] {} NaN "
                            + "\"\\ud800\" \"\\u0000\" \"a\\u202eb\"")
                    .split(" "));
    private static final List<Integer> INTEGERS =
            List.of(0, 1, -1, 2, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, Short.MAX_VALUE + 1);

    private NearlyJson() {}

    public static String object(Random random) {
        var members = several(random, 5, () -> quoted(name(random)) + ":" + value(random));
        return members.collect(Collectors.joining(",", "{", "}"));
    }

    /** Of any characters, single halves of surrogate pairs among them, of at most so many. */
    public static String text(Random random, int mostChars) {
        var length = random.nextInt(3) == 0 ? random.nextInt(2) * mostChars : random.nextInt(mostChars + 1);
        var text = new StringBuilder();
        while (text.length() < length) {
            text.appendCodePoint(codePoint(random));
        }
        text.setLength(length);
        return text.toString();
    }

    /** Between none and so many of them. */
    public static Stream<String> several(Random random, int most, Supplier<String> each) {
        return IntStream.range(0, random.nextInt(most + 1)).mapToObj(_ -> each.get());
    }

    public static <T> T oneOf(Random random, List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private static String name(Random random) {
        return random.nextInt(10) == 0 ? text(random, 4) : oneOf(random, NAMES);
    }

    private static String value(Random random) {
        return switch (random.nextInt(8)) {
            case 0 -> several(random, 3, () -> value(random)).collect(Collectors.joining(",", "[", "]"));
            case 1 -> object(random);
            default -> scalar(random);
        };
    }

    private static String scalar(Random random) {
        return switch (random.nextInt(4)) {
            case 0 -> oneOf(random, VALUES);
            case 1 -> integer(random);
            case 2 -> new BigDecimal(new BigInteger(1 + random.nextInt(80), random), random.nextInt(20)).toString();
            default -> quoted(text(random, 12));
        };
    }

    private static String integer(Random random) {
        return Integer.toString(random.nextInt(4) == 0 ? oneOf(random, INTEGERS) : random.nextInt());
    }

    private static int codePoint(Random random) {
        return switch (random.nextInt(6)) {
            case 0, 1 -> random.nextInt(0x20, 0x7f);
            case 2 -> random.nextInt(0xa0);
            case 3 -> random.nextInt(0x600);
            case 4 -> random.nextInt(0x1_0000);
            default -> random.nextInt(0x11_0000);
        };
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text.replaceAll("\\p{Cs}", "?"));
    }
}
