package dev.perimeter.orders.lines;

import dev.perimeter.values.WireWord;

/** What a line is for (spec 15.3). */
public enum LineKind implements WireWord {
    PART,
    SERVICE,
    SHIPPING,
    FEE,
    DISCOUNT,
    TAX;

    /** Whether copies of the line are printed: only these lines plan pieces. */
    public boolean isMade() {
        return this == PART;
    }

    /** Whether the line takes off from the order: its price is not above 0. */
    boolean isTakenOff() {
        return this == DISCOUNT;
    }

    /** Whether the amount of the line is a tax, which the net sum leaves out. */
    boolean isTax() {
        return this == TAX;
    }
}
