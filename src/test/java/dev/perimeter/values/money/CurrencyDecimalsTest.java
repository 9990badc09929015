package dev.perimeter.values.money;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Spec 11.2, for every currency there is. */
class CurrencyDecimalsTest {

    @Test
    void everyCurrencyHasThoseOfIsoAndNoCurrencyWithoutCanBeChosen() {
        assertThat(CurrencyDecimals.of("JPY")).isZero();
        assertThat(CurrencyDecimals.of("EUR")).isEqualTo(2);
        assertThat(CurrencyDecimals.of("KWD")).isEqualTo(3);
        assertThat(Currency.getAvailableCurrencies()).allSatisfy(currency -> {
            var iso = currency.getDefaultFractionDigits();
            assertThat(CurrencyDecimals.of(currency.getCurrencyCode())).isEqualTo(Math.max(iso, 0));
            assertThat(CurrencyCode.Check.codes().contains(currency.getCurrencyCode()) && iso < 0)
                    .as(currency.getCurrencyCode())
                    .isFalse();
        });
    }

    @Test
    void oneDecimalMoreIsRefusedAndAPriceForOneMayHaveTwoMore() {
        for (var currency : CurrencyCode.Check.codes()) {
            var decimals = CurrencyDecimals.of(currency);
            var smallest = BigDecimal.ONE.movePointLeft(decimals);
            assertThat(new Amount(smallest, currency).fault()).isEmpty();
            assertThat(new Amount(smallest.movePointLeft(1), currency).fault()).isPresent();
            assertThat(new Amount(smallest.movePointLeft(2), currency).faultForOne())
                    .isEmpty();
            assertThat(new Amount(smallest.movePointLeft(3), currency).faultForOne())
                    .isPresent();
            assertThat(new Amount(BigDecimal.TEN.pow(2), currency).amount().scale())
                    .isEqualTo(decimals);
            assertThat(CurrencyDecimals.rounded(smallest.multiply(new BigDecimal("1.5")), currency))
                    .isEqualTo(smallest.multiply(BigDecimal.TWO).setScale(decimals, RoundingMode.UNNECESSARY));
            assertThat(Amount.max(currency).add(smallest)).isEqualByComparingTo("1000000000000");
        }
    }

    /** The migration of the stored amounts cannot ask Java. */
    @Test
    void theMigrationKnewTheSame() throws IOException {
        var migration = Files.readString(Path.of("src/main/resources/db/migration/V39__amounts.sql"));
        var none = codes(migration, "when currency in \\(([^)]*)\\) then 0");
        var three = codes(migration, "when currency in \\(([^)]*)\\) then 3");
        for (var currency : CurrencyCode.Check.codes()) {
            var there = none.contains(currency) ? 0 : three.contains(currency) ? 3 : 2;
            assertThat(CurrencyDecimals.of(currency)).as(currency).isEqualTo(there);
        }
    }

    private static Set<String> codes(String text, String list) {
        return Pattern.compile(list)
                .matcher(text)
                .results()
                .flatMap(found -> Pattern.compile("[A-Z]{3}")
                        .matcher(found.group(1))
                        .results()
                        .map(code -> code.group()))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
