package dev.perimeter.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.i18n.LocaleContextHolder;

class FrameTest {

    @BeforeEach
    void inEnglish() {
        LocaleContextHolder.setLocale(Locale.US);
    }

    @AfterEach
    void inNoLanguage() {
        LocaleContextHolder.resetLocaleContext();
    }

    /** A price for one may have two decimals more than its currency. */
    @ParameterizedTest
    @CsvSource({
        "1200.00, JPY, '¥1,200'",
        "1200.50, JPY, '¥1,200.50'",
        "1200.00, EUR, '€1,200.00'",
        "1200, EUR, '€1,200.00'",
        "0.00, JPY, ¥0"
    })
    void moneyHasTheDecimalsOfItsCurrency(BigDecimal amount, String currency, String shown) {
        var frame = new Frame("Shop", "Ada", currency, ZoneId.of("UTC"), null);
        assertThat(frame.money(amount, currency)).isEqualTo(shown);
    }
}
