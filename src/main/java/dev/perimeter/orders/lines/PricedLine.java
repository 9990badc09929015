package dev.perimeter.orders.lines;

import java.math.BigDecimal;

/** What a line adds to an order's sums. */
public interface PricedLine {

    LineKind kind();

    /** Rounded half up to the currency (spec 11.2). */
    BigDecimal total(String currency);
}
