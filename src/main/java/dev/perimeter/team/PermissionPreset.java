package dev.perimeter.team;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_ACT;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;
import static dev.perimeter.gate.Permission.PERMISSIONS_MANAGE;

import dev.perimeter.gate.Permission;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Flags that belong together at many a shop. Nobody has a preset: it sets the switches, and is
 * forgotten.
 */
enum PermissionPreset {
    FLOOR(ORDERS_VIEW, ORDERS_ACT, ASSETS_VIEW, ASSETS_ACT),
    SALES(ORDERS_VIEW, ORDERS_ACT, CUSTOMERS_VIEW, CUSTOMERS_ACT),
    LOOK(ORDERS_VIEW, CUSTOMERS_VIEW, ASSETS_VIEW);

    private final Set<Permission> flags;

    PermissionPreset(Permission... flags) {
        this.flags = Set.of(flags);
    }

    /**
     * All eight flags; of one's own, all but the one that nobody sets for themselves (spec 7.3).
     */
    Map<String, Boolean> flags(boolean forOneself) {
        var fields = new HashMap<>(Permission.asFields(flags));
        if (forOneself) {
            fields.remove(PERMISSIONS_MANAGE.field());
        }
        return fields;
    }
}
