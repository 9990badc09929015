package dev.perimeter.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.Grams;
import dev.perimeter.values.Money;
import jakarta.validation.constraints.Digits;
import java.math.BigDecimal;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LocalizedNumberTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2,50        | 2.50
            2.50        | 2.50
            1500        | 1500
            1,500       | 1500
            1.500       | 1500
            1,500.00    | 1500.00
            1.500,50    | 1500.50
            1 500       | 1500
            1'500.25    | 1500.25
            1,234,567   | 1234567
            1.234.567,8 | 1234567.8
            -1,500      | -1500
            0,500       | 0.500
            0.125       | 0.125
            1234,567    | 1234.567
            12,5        | 12.5
            """)
    void readsWhatPeopleWrite(String typed, String meant) {
        assertThat(LocalizedNumber.of(typed, 2))
                .hasValueSatisfying(number -> assertThat(number.toPlainString()).isEqualTo(meant));
    }

    /** A density has three decimals. */
    @Test
    void threeDecimalsAreDecimalsWhereThereMayBeThree() {
        assertThat(LocalizedNumber.of("1.240", 3))
                .hasValueSatisfying(number -> assertThat(number.toPlainString()).isEqualTo("1.240"));
        assertThat(LocalizedNumber.of("1,375", Integer.MAX_VALUE))
                .hasValueSatisfying(number -> assertThat(number.toPlainString()).isEqualTo("1.375"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1,50,00",
                "1.5.0",
                "12,34.5.6",
                "1,2345,678",
                "one",
                "",
                "1,500,00",
                "1e3",
                "+5",
                "1,500.000.00",
                "1 5"
            })
    void readsNothingIntoWhatIsNone(String typed) {
        assertThat(LocalizedNumber.of(typed, 2)).isEmpty();
    }

    /** A mark before three digits groups them where a field has at most two decimals. */
    @Test
    void theAnnotationsOfAFieldSayHowManyDecimalsItHas() {
        assertThat(Arrays.stream(Typed.class.getRecordComponents())
                        .map(component -> LocalizedNumber.decimals(Typed.class, component)))
                .containsExactly(2, 2, 3, Integer.MAX_VALUE, 0);
    }

    private record Typed(
            @Grams BigDecimal weight,
            @Money BigDecimal price,
            @Digits(integer = 5, fraction = 3) BigDecimal length,
            BigDecimal tareWeightG,
            int count) {}
}
