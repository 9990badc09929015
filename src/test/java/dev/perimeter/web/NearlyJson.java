package dev.perimeter.web;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Tuple;
import tools.jackson.databind.json.JsonMapper;

/** Objects whose names are often the right ones and whose values are often nearly right. */
final class NearlyJson {

    private static final List<String> NAMES = List.of(("name notes email currency state dueOn customerId serial urgent "
                    + "company city zone lines description quantity price tags permissions extra")
            .split(" "));
    private static final List<String> VALUES =
            List.of(("null true false 0 -0 1.0 1e400 -1e-400 1e99 9223372036854775808 "
                            + "\"\" \"EUR\" \"ready\" \"2026-02-30\" \"UTC\" \"ada@example.org\" [] {} NaN "
                            + "\"\\ud800\" \"\\u0000\" \"a\\u202eb\"")
                    .split(" "));

    private NearlyJson() {}

    static Arbitrary<String> objects() {
        return object(Arbitraries.lazy(NearlyJson::values));
    }

    private static Arbitrary<String> values() {
        var scalars = Arbitraries.oneOf(
                Arbitraries.of(VALUES),
                Arbitraries.integers().map(String::valueOf),
                Arbitraries.bigDecimals().map(String::valueOf),
                Arbitraries.strings().ofMaxLength(12).map(NearlyJson::quoted));
        var lists =
                Arbitraries.lazy(NearlyJson::values).list().ofMaxSize(3).map(all -> "[" + String.join(",", all) + "]");
        return Arbitraries.frequencyOf(Tuple.of(6, scalars), Tuple.of(1, lists), Tuple.of(1, objects()));
    }

    private static Arbitrary<String> object(Arbitrary<String> values) {
        var names = Arbitraries.frequencyOf(
                Tuple.of(9, Arbitraries.of(NAMES)),
                Tuple.of(1, Arbitraries.strings().ofMaxLength(4)));
        var pairs = names.flatMap(name -> values.map(value -> quoted(name) + ":" + value));
        return pairs.list().ofMaxSize(5).map(all -> "{" + String.join(",", all) + "}");
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text.replaceAll("\\p{Cs}", "?"));
    }
}
