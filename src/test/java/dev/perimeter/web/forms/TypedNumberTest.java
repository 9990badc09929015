package dev.perimeter.web.forms;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.NumberFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Spec 11.3: nobody means a thousand times what is read. */
class TypedNumberTest {

    private static final int ANY = Integer.MAX_VALUE;

    static Stream<Locale> languages() {
        return Stream.of("en", "de", "fr", "ar", "de-CH", "pt-BR", "ar-EG", "fa", "en-ZA", "hi-IN", "sv", "ja")
                .map(Locale::forLanguageTag);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            2,5         | 2.5
            2.50        | 2.50
            12,5        | 12.5
            1500        | 1500
            1,500.00    | 1500.00
            1.500,50    | 1500.50
            1,234.567   | 1234.567
            1.234,567   | 1234.567
            1 500       | 1500
            1 234,567   | 1234.567
            1'500.25    | 1500.25
            1’234.567   | 1234.567
            1,234,567   | 1234567
            1.234.567,8 | 1234567.8
            1,50,000    | 150000
            12,34,567.5 | 1234567.5
            0,500       | 0.500
            0.125       | 0.125
            1234,567    | 1234.567
            .5          | 0.5
            −2,5        | -2.5
            ١٢٫٥        | 12.5
            ١٬٢٣٤٫٥٦٧   | 1234.567
            """)
    void whatCanBeReadInOneWayIsReadInEveryLanguage(String typed, String meant) {
        assertThat(languages())
                .allSatisfy(language -> assertThat(TypedNumber.readings(typed, ANY, language))
                        .singleElement()
                        .isEqualTo(new BigDecimal(meant)));
    }

    /** Case F01: one dinar and 250 fils. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1.250 | 1.250
            ar    | 1.250 | 1.250
            ar-EG | 1.250 | 1.250
            de-CH | 1.250 | 1.250
            de    | 1,250 | 1.250
            fr    | 1,250 | 1.250
            pt-BR | 1,250 | 1.250
            en    | -1.250 | -1.250
            """)
    void theSignOfTheLanguageStandsBeforeDecimals(String language, String typed, String meant) {
        assertThat(List.of(0, 2, 3, ANY))
                .allSatisfy(
                        decimals -> assertThat(TypedNumber.readings(typed, decimals, Locale.forLanguageTag(language)))
                                .containsExactly(new BigDecimal(meant)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en    | 1,250
            ar    | 1,250
            de-CH | 1,250
            de    | 1.250
            fr    | 1.250
            pt-BR | 1.250
            """)
    void theOtherMarkIsAskedAboutWhereThreeDecimalsAreTaken(String language, String typed) {
        var reader = Locale.forLanguageTag(language);
        assertThat(TypedNumber.readings(typed, 3, reader))
                .containsExactly(new BigDecimal("1.250"), new BigDecimal("1250"));
        assertThat(TypedNumber.readings(typed, 2, reader)).containsExactly(new BigDecimal("1250"));
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
                "-",
                ".",
                "1,500,00",
                "1e3",
                "+5",
                "1,500.000.00",
                "1 5"
            })
    void readsNothingIntoWhatIsNone(String typed) {
        assertThat(languages())
                .allSatisfy(language ->
                        assertThat(TypedNumber.readings(typed, ANY, language)).isEmpty());
    }

    /** With groups, without, and as a form shows a stored amount: of every currency, by chance. */
    @ParameterizedTest
    @MethodSource("languages")
    void whatTheLanguageItselfWritesIsNeverReadAsAnother(Locale language) {
        var chance = new Random(11);
        for (var currency : CurrencyCode.Check.codes()) {
            var decimals = CurrencyDecimals.of(currency);
            for (var i = 0; i < 50; i++) {
                var amount = BigDecimal.valueOf(chance.nextLong(1L << chance.nextInt(1, 40)), decimals);
                assertThat(TypedNumber.readings(TypedNumber.text(amount, language), decimals, language))
                        .as("%s %s in %s", currency, amount, language)
                        .containsExactly(amount);
                assertThat(TypedNumber.readings(written(amount, language), decimals, language))
                        .as("%s in %s", written(amount, language), language)
                        .contains(amount);
            }
        }
    }

    /** One number, or a question: whatever is read was among what the text could mean. */
    @Test
    void aMarkThatIsNotOfTheLanguageIsNeverReadAsItsDecimalSign() {
        var chance = new Random(3);
        for (var i = 0; i < 2_000; i++) {
            var typed = chance.nextInt(1, 1_000) + "." + "%03d".formatted(chance.nextInt(1_000));
            var grouped = new BigDecimal(typed.replace(".", ""));
            assertThat(TypedNumber.readings(typed, 2, Locale.GERMAN)).containsExactly(grouped);
            assertThat(TypedNumber.readings(typed, 4, Locale.GERMAN)).containsExactly(new BigDecimal(typed), grouped);
            assertThat(TypedNumber.readings(typed, 4, Locale.ENGLISH)).containsExactly(new BigDecimal(typed));
        }
    }

    private static String written(BigDecimal amount, Locale language) {
        var format = (DecimalFormat) NumberFormat.getNumberInstance(language);
        format.setMinimumFractionDigits(amount.scale());
        format.setMaximumFractionDigits(amount.scale());
        return format.format(amount);
    }
}
