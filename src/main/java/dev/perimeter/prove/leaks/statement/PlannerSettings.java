package dev.perimeter.prove.leaks.statement;

import java.util.List;

/**
 * Settings that a role may make for itself and that decide in which order and by which way the
 * server reads. Where a server does not know one of them, none of its combination is made.
 */
public final class PlannerSettings {

    public static final String SEQUENTIAL = off("indexscan", "indexonlyscan", "bitmapscan");
    public static final String BY_INDEX = off("seqscan", "bitmapscan");
    public static final String BY_BITMAP = off("seqscan", "indexscan", "indexonlyscan");
    public static final String AS_THEY_ARE = "";

    public static final List<String> ALL = List.of(
            AS_THEY_ARE,
            SEQUENTIAL,
            BY_INDEX,
            BY_BITMAP,
            off("seqscan", "indexscan", "bitmapscan"),
            SEQUENTIAL + set("cpu_operator_cost", "0"),
            SEQUENTIAL + set("cpu_operator_cost", "1e-300"),
            SEQUENTIAL + set("cpu_operator_cost", "2.3e-308"),
            SEQUENTIAL + set("cpu_operator_cost", "1e300"),
            SEQUENTIAL + set("cpu_operator_cost", "1.7e308"),
            set("cpu_operator_cost", "1.7e308"),
            set("cpu_tuple_cost", "1e300"),
            set("seq_page_cost", "0") + set("random_page_cost", "1e300"),
            set("random_page_cost", "0") + set("cpu_index_tuple_cost", "0"),
            SEQUENTIAL + set("jit", "on") + set("jit_above_cost", "0") + set("jit_inline_above_cost", "0"),
            SEQUENTIAL + set("from_collapse_limit", "1") + set("join_collapse_limit", "1"),
            SEQUENTIAL + set("constraint_exclusion", "on"),
            SEQUENTIAL + set("plan_cache_mode", "force_generic_plan"),
            SEQUENTIAL + set("plan_cache_mode", "force_custom_plan"),
            SEQUENTIAL + set("row_security", "off"),
            SEQUENTIAL + set("work_mem", "64kB"),
            set("geqo", "on") + set("geqo_threshold", "2"),
            off("hashjoin", "mergejoin", "material", "memoize"),
            off("nestloop", "hashjoin", "sort", "hashagg"),
            set("parallel_setup_cost", "0")
                    + set("parallel_tuple_cost", "0")
                    + set("min_parallel_table_scan_size", "0")
                    + set("max_parallel_workers_per_gather", "2"),
            SEQUENTIAL + set("transform_null_equals", "on"),
            SEQUENTIAL + set("check_function_bodies", "off") + set("client_min_messages", "debug1"));

    private PlannerSettings() {}

    private static String off(String... ways) {
        var all = new StringBuilder();
        for (var way : ways) {
            all.append(set("enable_" + way, "off"));
        }
        return all.toString();
    }

    private static String set(String name, String value) {
        return "set local " + name + " = '" + value + "'; ";
    }
}
