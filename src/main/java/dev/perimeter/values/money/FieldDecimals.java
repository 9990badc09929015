package dev.perimeter.values.money;

import jakarta.validation.constraints.Digits;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How many decimals a field takes, as its annotations say. */
public final class FieldDecimals {

    private FieldDecimals() {}

    /**
     * Without an annotation there is no limit, as weights are rounded (spec 11.3).
     *
     * @param currency of an amount in the field; null where it is not known: there is no limit then
     */
    public static int of(RecordComponent component, @Nullable String currency) {
        if (component.getType() != BigDecimal.class) {
            return 0;
        }
        try {
            var field = component.getDeclaringRecord().getDeclaredField(component.getName());
            var digits = field.getAnnotation(Digits.class);
            var money = field.getAnnotation(Money.class);
            return digits != null
                    ? digits.fraction()
                    : money == null || currency == null ? Integer.MAX_VALUE : of(money, currency);
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
    }

    /**
     * The currency that was chosen beside an amount, or in the record around it.
     *
     * @param typed the texts of the form by field
     * @param path of the record that has the amount, as in {@code lines[0]}
     */
    public static @Nullable String currency(Map<String, String> typed, String path, @Nullable String otherwise) {
        return Stream.of(path + ".", path.substring(0, path.lastIndexOf('.') + 1), "")
                .map(place -> typed.get(place.equals(".") ? "currency" : place + "currency"))
                .filter(code -> code != null && CurrencyCode.Check.codes().contains(code))
                .findFirst()
                .orElse(otherwise);
    }

    private static int of(Money money, String currency) {
        return CurrencyDecimals.of(currency) + (money.forOne() ? CurrencyDecimals.MORE_FOR_ONE : 0);
    }
}
