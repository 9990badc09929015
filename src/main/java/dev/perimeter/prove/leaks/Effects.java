package dev.perimeter.prove.leaks;

import java.util.List;

/** Expressions without a column that are noticed afterwards if they were evaluated. Each is false or null, where it comes back. */
final class Effects {

    static final String SETTING = "set_config('perimeter.trace', 'told', false) is null";
    static final String FREE_SETTING = "(select set_config('perimeter.trace', 'told', false)) is null";

    /** By hand, for what a function's name does not tell. Nothing in them is constant: else the planner would evaluate it. */
    static final List<String> BASIC = List.of(
            SETTING,
            FREE_SETTING,
            "1 / length(current_setting('perimeter.nothing')) = 1",
            "(select 1 / length(current_setting('perimeter.nothing'))) = 1",
            "current_setting('perimeter.broken')::integer = 1",
            "'x' ~ any (array [current_setting('perimeter.broken')])",
            "array [array [(select 1), 2], array [(select 3)]] is null",
            "random() < 0",
            "setseed(0.75) is null",
            "pg_current_xact_id() is null",
            "(select gate.company('owner')) is null and false");

    private Effects() {}
}
