package dev.perimeter.fuzz;

import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Farm;
import dev.perimeter.Http;
import dev.perimeter.gate.Permission;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A company with something of everything, and who knocks at it: a batch of requests has one of its own.
 *
 * @param ids by the name of the field or the word of the route that is about them
 * @param leaver in another company; acts where a request ends sessions or changes who one acts for
 */
record Ground(Actor owner, List<Actor> others, Actor leaver, Map<String, List<String>> ids) {

    static Ground make(Http http) {
        var owner = Cast.ada();
        var staff = Cast.staffOf(owner, Permission.values());
        var others = new ArrayList<>(List.of(staff, staff, Cast.staffOf(owner), Cast.rita()));
        others.add(Cast.person("Eve"));
        others.add(Cast.visitor("Eve"));
        others.add(null);
        var leaver = Cast.rita();
        var farm = new Farm(http, owner);
        var ids = new HashMap<String, List<String>>();
        put(ids, List.of(farm.customer("Grace"), farm.customer("Hedy")), "customerId", "customers");
        put(ids, List.of(farm.order(2), farm.confirmed(3), farm.confirmed(1, 2)), "orderId", "orders");
        var pieces = new ArrayList<>(farm.pieces(ids.get("orderId").get(1)));
        pieces.addAll(farm.pieces(ids.get("orderId").get(2)));
        put(ids, pieces, "ids", "pieceId", "pieces");
        var printer = farm.printer("One");
        put(ids, List.of(printer, farm.printer("Two")), "printerId", "printers");
        put(ids, List.of(farm.spool(), farm.spool()), "spoolId", "spools");
        put(ids, List.of(farm.filament(), filament(farm, ids.get("spoolId").getFirst())), "filamentId", "filaments");
        put(
                ids,
                List.of(farm.show("/assets/printers/" + printer)
                        .findPath("model")
                        .path("id")
                        .asString(printer)),
                "modelId");
        put(ids, List.of(id(others.get(2)), id(leaver)), "accountId", "members", "team");
        put(ids, List.of(owner.company().toString(), leaver.company().toString()), "companyId", "companies");
        var every =
                ids.values().stream().flatMap(List::stream).distinct().sorted().toList();
        put(ids, every, "", "recordId");
        return new Ground(owner, others, leaver, ids);
    }

    private static String filament(Farm farm, String spool) {
        return farm.show("/assets/spools/" + spool)
                .findPath("filament")
                .path("id")
                .asString(spool);
    }

    private static String id(Actor actor) {
        return ((UUID) actor.account()).toString();
    }

    private static void put(Map<String, List<String>> ids, List<String> of, String... names) {
        for (var name : names) {
            ids.put(name, of);
        }
    }

    /** What a route with such a path may be about. */
    List<String> about(String pattern) {
        for (var word : List.of(
                "customers", "orders", "pieces", "filaments", "printers", "spools", "members", "team", "companies")) {
            if (pattern.contains("/" + word + "/")) {
                return pattern.contains("/catalog/printers/") ? ids.get("modelId") : ids.get(word);
            }
        }
        return ids.get("");
    }
}
