package dev.perimeter.orders.lines;

import dev.perimeter.values.money.CurrencyDecimals;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What lines add up to, in their currency: sums of rounded lines (spec 11.2, 15.3).
 *
 * @param net of all lines but those of tax
 * @param gross with the tax: what is to be paid
 */
public record OrderSums(BigDecimal net, List<TaxSum> taxes, BigDecimal gross) {

    /**
     * The tax of one rate.
     *
     * @param rate in percent; null where lines give the amount alone, as other shops export it
     * @param net what the tax is on
     */
    public record TaxSum(@Nullable BigDecimal rate, BigDecimal net, BigDecimal tax) {}

    public static OrderSums of(List<? extends PricedLine> lines, String currency) {
        var net = sum(lines.stream().filter(line -> !line.kind().isTax()), currency);
        var taxed = lines.stream().filter(line -> line.kind().isTax()).toList();
        var tax = sum(taxed.stream(), currency);
        var taxes = taxed.isEmpty() ? List.<TaxSum>of() : List.of(new TaxSum(null, net, tax));
        return new OrderSums(net, taxes, net.add(tax));
    }

    private static BigDecimal sum(Stream<? extends PricedLine> lines, String currency) {
        var nothing = CurrencyDecimals.rounded(BigDecimal.ZERO, currency);
        return lines.map(line -> line.total(currency)).reduce(nothing, BigDecimal::add);
    }
}
