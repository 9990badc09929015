package dev.perimeter.layout;

import dev.perimeter.gate.FormAudience;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.values.money.CurrencyDecimals;
import dev.perimeter.web.NumberLanguage;
import dev.perimeter.web.forms.TypedNumber;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Arrays;
import java.util.Currency;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * The company and the person that a page is for. Menus show them, and amounts and times are written
 * in the company's zone and the reader's language.
 *
 * @param currency the company's currency (ISO 4217)
 */
record Frame(String company, String person, String currency, ZoneId zone, Member me) {

    private static final int MINUTES_OF_HOUR = 60;

    /** Whether the member holds the flag, by its JSON name, such as {@code ordersView}. */
    public boolean may(String flag) {
        return Arrays.stream(Permission.values())
                .anyMatch(permission -> permission.field().equals(flag) && me.may(permission));
    }

    /** The audience of the page's forms: see {@link FormAudience}. */
    public String of() {
        return FormAudience.of(me);
    }

    public boolean owns() {
        return me.owner();
    }

    public String at(Instant time) {
        return DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                .withLocale(LocaleContextHolder.getLocale())
                .format(time.atZone(zone));
    }

    public String on(LocalDate day) {
        return DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                .withLocale(LocaleContextHolder.getLocale())
                .format(day);
    }

    /** A day of this year without the year, as on cards that have little room. */
    public String day(LocalDate day) {
        var language = LocaleContextHolder.getLocale();
        return day.getYear() == today().getYear()
                ? DateTimeFormatter.ofPattern(language.getLanguage().equals("de") ? "d. MMM" : "MMM d", language)
                        .format(day)
                : on(day);
    }

    /**
     * Writes an amount with the decimals of its currency. A price for one unit may need more.
     *
     * @param iso the amount's own currency
     */
    public String money(BigDecimal amount, String iso) {
        var format = NumberFormat.getCurrencyInstance(NumberLanguage.current());
        format.setCurrency(Currency.getInstance(iso));
        var usual = CurrencyDecimals.of(iso);
        var isForOne = CurrencyDecimals.exact(amount, iso).scale() > usual;
        var decimals = isForOne ? usual + CurrencyDecimals.MORE_FOR_ONE : usual;
        format.setMinimumFractionDigits(decimals);
        format.setMaximumFractionDigits(decimals);
        return format.format(amount);
    }

    /** A number as the reader would type it into a field: see {@link TypedNumber}. */
    public @Nullable String typed(@Nullable Object value) {
        return value instanceof BigDecimal number
                ? TypedNumber.text(number, NumberLanguage.current())
                : Objects.toString(value, null);
    }

    public String number(Number amount) {
        return NumberFormat.getInstance(NumberLanguage.current()).format(amount);
    }

    /** As in 1 h 35 min, which both languages write alike. */
    public String duration(int minutes) {
        var hours = minutes / MINUTES_OF_HOUR;
        var rest = minutes % MINUTES_OF_HOUR;
        return hours == 0 ? rest + " min" : number(hours) + " h" + (rest == 0 ? "" : " " + rest + " min");
    }

    public LocalDate today() {
        return LocalDate.now(zone);
    }
}
