package dev.perimeter.prove.leaks.statement;

import java.util.List;

/**
 * Expressions without a column whose evaluation shows afterwards. Each one returns false or null.
 */
public final class Effects {

    public static final String SETTING = "set_config('perimeter.trace', 'told', false) is null";

    /** A sub-select is evaluated where it is first needed, and has no cost. */
    public static final String FREE_SETTING = "(select set_config('perimeter.trace', 'told', false)) is null";

    /**
     * Effects that no function name shows. They contain nothing constant, which the planner would
     * evaluate beforehand.
     */
    public static final List<String> BASIC = List.of(
            SETTING,
            FREE_SETTING,
            "1 / length(current_setting('perimeter.nothing')) = 1",
            "(select 1 / length(current_setting('perimeter.nothing'))) = 1",
            "current_setting('perimeter.broken')::integer = 1",
            "'x' ~ any (array [current_setting('perimeter.broken')])",
            "array [array [(select 1), 2], array [(select 3)]] is null",
            "random() < 0",
            "(select random()) < 0",
            "setseed(0.75) is null",
            "pg_current_xact_id() is null",
            "(select count(*) from generate_series(1, 3)) = 0");

    private Effects() {}
}
