package dev.perimeter.web.lists;

import java.util.function.IntUnaryOperator;

/**
 * How many rows a list has.
 *
 * @param isMore whether there are more than the number says, which nobody counted
 */
public record ListCount(int number, boolean isMore) {

    /** Beyond it nobody counts: that would take longer than the list itself. */
    public static final int MAX = 10_000;

    /**
     * @param isFirst whether it is the list's first page
     * @param isCountable whether the rows that match can be counted without looking into texts
     * @param count counts the rows, no further than the limit that it is given
     */
    public static ListCount of(Page<?> page, boolean isFirst, boolean isCountable, IntUnaryOperator count) {
        if (isFirst && page.next() == null || !isCountable) {
            return new ListCount(page.items().size(), page.next() != null || !isFirst);
        }
        var counted = count.applyAsInt(MAX + 1);
        return new ListCount(Math.min(counted, MAX), counted > MAX);
    }
}
