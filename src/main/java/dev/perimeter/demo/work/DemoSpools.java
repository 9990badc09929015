package dev.perimeter.demo.work;

import java.math.BigDecimal;
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

    /** Longer than any print: a spool that is taken away then is printed from no more. */
    private static final double HOURS_BEFORE_LEAVING = 14;

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

    /** The grams left, after all prints that are running. */
    static final class Roll {
        final String id;
        private final String filament;
        private final double leaves;
        private double left;
        private double reserved;

        Roll(JsonNode spool, String filament, double leaves) {
            this.id = spool.path("id").asString();
            this.filament = filament;
            this.leaves = leaves;
            this.left = spool.path("remainingG").asDouble();
        }
    }

    /**
     * @param leaves for each spool the hour at which it is empty, damaged or the like; far away for
     *     most
     */
    public void deliver(JsonNode told, List<Double> leaves) {
        var name = told.path("filament").asString();
        deliveries.putIfAbsent(name, told);
        var body = (ObjectNode) told.path("spool").deepCopy();
        body.put("filamentId", filament(name)).put("copies", leaves.size());
        var added = client.post(token, "/assets/spools", body);
        var spools = added.has("items") ? added.path("items").valueStream().toList() : List.of(added);
        for (var i = 0; i < leaves.size(); i++) {
            rolls.add(new Roll(spools.get(i), name, leaves.get(i)));
        }
    }

    /** The id of a generic filament of 1.75 mm. */
    public String filament(String name) {
        return filaments.computeIfAbsent(name, wanted -> {
            var path = "/catalog/filaments?limit=200&manufacturer=generic&diameterMm=1.75&q=";
            return DemoClient.idOf(client.get(token, path + DemoClient.encoded(wanted)), "name", "Generic " + wanted);
        });
    }

    /**
     * Of the spools with enough left, the one with the least; without one, a new spool is
     * delivered.
     */
    Roll reserve(String filament, double grams, double hour) {
        var found = rolls.stream()
                .filter(roll -> roll.filament.equals(filament) && roll.left - roll.reserved >= grams + 20)
                .filter(roll -> roll.leaves - hour > HOURS_BEFORE_LEAVING)
                .min(Comparator.comparingDouble(roll -> roll.left));
        if (found.isEmpty()) {
            deliver(Optional.ofNullable(deliveries.get(filament)).orElseThrow(), List.of(WorkingHours.END * 2));
        }
        var roll = found.orElseGet(rolls::getLast);
        roll.reserved += grams;
        return roll;
    }

    void used(Roll roll, double reserved, double grams) {
        roll.reserved -= reserved;
        roll.left -= grams;
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
        roll.left = remaining.doubleValue();
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
        var isPossible = roll.left + difference.doubleValue() >= roll.reserved
                && (difference.signum() < 0 || kind.equals("adjusted"));
        if (isPossible) {
            client.post(token, path + "/events", event(kind, grams, told));
            roll.left += difference.doubleValue();
        }
    }

    private static Map<String, Object> event(String kind, BigDecimal grams, JsonNode told) {
        return Map.of(
                "kind", kind, "grams", grams, "reason", told.path("reason").asString());
    }
}
