package dev.perimeter.web.forms;

import dev.perimeter.values.Grams;
import dev.perimeter.values.Money;
import jakarta.validation.constraints.Digits;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A number as people write it, with a point or a comma before the decimals and marks between groups
 * of three: {@code 1,500.00}, {@code 1.500,00}, {@code 1 500}, {@code 1'500}. One mark before three
 * digits is ambiguous. It groups where the field has at most two decimals: nobody means one and a
 * half by 1,500 there.
 */
final class LocalizedNumber {

    private static final Pattern PLAIN = Pattern.compile("-?\\d{1,15}([.,]\\d{1,9})?");
    private static final Pattern GROUPED = Pattern.compile("-?[1-9]\\d{0,2}(?<mark>[.,'"
            + " \\u00A0\\u202F\\u2019])\\d{3}(\\k<mark>\\d{3}){0,3}(?!\\k<mark>)([.,]\\d{1,9})?");
    private static final Pattern AMBIGUOUS = Pattern.compile("-?[1-9]\\d{0,2}[.,]\\d{3}");
    private static final int DECIMALS_OF_GROUPS = 3;

    private LocalizedNumber() {}

    /** @param decimals how many the field may have */
    static Optional<BigDecimal> of(String typed, int decimals) {
        var text = typed.strip();
        if (AMBIGUOUS.matcher(text).matches() && decimals >= DECIMALS_OF_GROUPS
                || !GROUPED.matcher(text).matches()) {
            return PLAIN.matcher(text).matches()
                    ? Optional.of(new BigDecimal(text.replace(',', '.')))
                    : Optional.empty();
        }
        var grouped = GROUPED.matcher(text);
        grouped.matches();
        return Optional.of(
                new BigDecimal(text.replace(grouped.group("mark"), "").replace(',', '.')));
    }

    /** The decimals that the annotations of the component allow; without any, there is no limit. */
    static int decimals(Class<?> record, RecordComponent component) {
        if (component.getType() != BigDecimal.class) {
            return 0;
        }
        try {
            var field = record.getDeclaredField(component.getName());
            var digits = field.getAnnotation(Digits.class);
            var hasTwo = field.isAnnotationPresent(Money.class) || field.isAnnotationPresent(Grams.class);
            return digits != null ? digits.fraction() : hasTwo ? 2 : Integer.MAX_VALUE;
        } catch (NoSuchFieldException e) {
            throw new IllegalStateException("A record has a field for each component", e);
        }
    }
}
