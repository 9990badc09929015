package dev.perimeter.demo.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The spools of a company: which of them has enough left to print, and what else happens to one.
 */
public final class DemoSpools {

    /** What may be taken from a spool beside prints. */
    private static final double MARGIN_G = 60;

    private final DemoClient client;
    private final String token;
    private final List<Roll> rolls = new ArrayList<>();
    private final Map<String, JsonNode> deliveries = new HashMap<>();
    private final Map<String, String> filaments = new HashMap<>();

    /** @param token of the person who keeps the assets */
    public DemoSpools(DemoClient client, String token) {
        this.client = client;
        this.token = token;
    }

    /**
     * The grams left, after all prints that were begun. A spool whose end is told is not printed
     * from.
     */
    private static final class Roll {
        final String id;
        final String filament;
        final boolean prints;
        double left;

        Roll(JsonNode spool, String filament, boolean prints) {
            this.id = spool.path("id").asString();
            this.filament = filament;
            this.prints = prints;
            this.left = spool.path("remainingG").asDouble();
        }
    }

    /** @param prints for each spool whether it is printed from */
    public void deliver(JsonNode told, List<Boolean> prints) {
        var name = told.path("filament").asString();
        deliveries.putIfAbsent(name, told);
        var body = (ObjectNode) told.path("spool").deepCopy();
        body.put("filamentId", filament(name)).put("copies", prints.size());
        var added = client.post(token, "/assets/spools", body);
        var spools = added.has("items") ? added.path("items").valueStream().toList() : List.of(added);
        for (var i = 0; i < prints.size(); i++) {
            rolls.add(new Roll(spools.get(i), name, prints.get(i)));
        }
    }

    /** At how many grams of a filament they buy more. */
    public void keep(String filament, JsonNode grams) {
        client.put(token, "/stock/" + filament(filament), Map.of("lowThresholdG", grams));
    }

    /** The id of a generic filament of 1.75 mm. */
    public String filament(String name) {
        return filaments.computeIfAbsent(name, wanted -> {
            var path = "/catalog/filaments?limit=200&manufacturer=generic&diameterMm=1.75&q=";
            return DemoClient.idOf(client.get(token, path + DemoClient.encoded(wanted)), "name", "Generic " + wanted);
        });
    }

    /**
     * Of the spools with enough left, the id of the one with the least; without one, a new spool is
     * delivered.
     */
    String reserve(String filament, double grams) {
        var found = rolls.stream()
                .filter(roll -> roll.prints && roll.filament.equals(filament) && roll.left >= grams + MARGIN_G)
                .min(Comparator.comparingDouble(roll -> roll.left));
        if (found.isEmpty()) {
            deliver(Optional.ofNullable(deliveries.get(filament)).orElseThrow(), List.of(true));
        }
        var roll = found.orElseGet(rolls::getLast);
        roll.left -= grams;
        return roll.id;
    }

    /** An event of a spool: {@code left}, {@code status}, or a change of its grams. */
    public void happens(JsonNode told) {
        var roll = rolls.get(told.path("spool").asInt() - 1);
        var path = "/assets/spools/" + roll.id;
        var spool = client.get(token, path);
        if (told.has("status")) {
            client.patch(token, path, Map.of("status", told.path("status").asString()));
            return;
        }
        var remaining = spool.path("remainingG").decimalValue();
        var kind = told.path("kind").asString();
        var difference = told.has("left")
                ? told.path("left").decimalValue().subtract(remaining)
                : told.path("grams").decimalValue();
        var grams =
                switch (kind) {
                    case "weighed" ->
                        remaining.add(spool.path("tareWeightG").decimalValue()).add(difference);
                    case "consumed" -> difference.negate();
                    default -> difference;
                };
        client.post(
                token,
                path + "/events",
                Map.of(
                        "kind",
                        kind,
                        "grams",
                        grams,
                        "reason",
                        told.path("reason").asString()));
        roll.left += difference.doubleValue();
    }
}
