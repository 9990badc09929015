package dev.perimeter.gate;

import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The eight flags (spec 6.2). No flag implies another; owners hold all eight (spec 6.3). Their
 * order is that of the bits in the database.
 */
public enum Permission {
    ORDERS_VIEW,
    ORDERS_ACT,
    CUSTOMERS_VIEW,
    CUSTOMERS_ACT,
    ASSETS_VIEW,
    ASSETS_ACT,
    INVITES_SEND,
    PERMISSIONS_MANAGE;

    /** The name of the flag in SQL: {@code orders_view}. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the flag in JSON: {@code ordersView}. */
    public String field() {
        var words = column().split("_");
        return words[0] + words[1].substring(0, 1).toUpperCase(Locale.ROOT) + words[1].substring(1);
    }

    /**
     * The flags in the sum of bits that {@code membership.held} stores. Its ninth bit is the
     * owner's and no flag.
     */
    public static Set<Permission> held(int bits) {
        var held = Arrays.stream(values())
                .filter(flag -> (bits >> flag.ordinal() & 1) == 1)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Permission.class)));
        return Collections.unmodifiableSet(held);
    }

    /** The sum of bits that {@link #held} reads. */
    static int bits(Set<Permission> held) {
        return held.stream().mapToInt(flag -> 1 << flag.ordinal()).sum();
    }

    /** All eight flags, each true or false, by their names in JSON. */
    public static Map<String, Boolean> asFields(Set<Permission> held) {
        var fields = new LinkedHashMap<String, Boolean>();
        for (var flag : values()) {
            fields.put(flag.field(), held.contains(flag));
        }
        return fields;
    }

    static Permission ofColumn(String column) {
        return valueOf(column.toUpperCase(Locale.ROOT));
    }
}
