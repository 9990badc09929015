package dev.perimeter;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** A print farm at work, through the interface, as one of its people. */
public record Farm(Http http, Cast.Actor me) {

    private static final String FILAMENT = """
            {"manufacturer": "Test Works", "product": "Basic %s", "material": "PLA", "colorName": "Grey", "colorHexes": ["#808080"],
             "diameterMm": 1.75, "netWeightG": 1000, "densityGCm3": 1.24, "spoolWeightG": 200}""";

    private static final String MODEL =
            "{\"manufacturer\": \"Test Works\", \"model\": \"One\", \"technology\": \"FFF\"}";

    /** The id of a new record. */
    public String add(String path, String body) {
        return http.post(me, path, body).is(201).json().path("id").asString();
    }

    public String customer(String name) {
        return add("/customers", "{\"name\": \"%s\"}".formatted(name));
    }

    public String printer(String name) {
        var model = known("/catalog/printers", MODEL);
        return add("/assets/printers", "{\"name\": \"%s\", \"modelId\": \"%s\"}".formatted(name, model));
    }

    /** 1,000 g for 25.00. */
    public String spool() {
        return add(
                "/assets/spools",
                "{\"filamentId\": \"%s\", \"netWeightG\": 1000, \"tareWeightG\": 200, \"price\": 25.00}"
                        .formatted(known("/catalog/filaments", FILAMENT.formatted("One"))));
    }

    /** A new entry of the catalog. */
    public String filament() {
        return add("/catalog/filaments", FILAMENT.formatted(UUID.randomUUID()));
    }

    /** The entry of the catalog, which is new or was there. */
    private String known(String path, String body) {
        return http.post(me, path, body).json().path("id").asString();
    }

    /** A draft with a line for each quantity, at 2.50 a piece. */
    public String order(int... quantities) {
        return order(customer("Grace " + UUID.randomUUID()), quantities);
    }

    public String order(String customer, int... quantities) {
        var lines = new ArrayList<String>();
        for (var quantity : quantities) {
            lines.add("{\"description\": \"Part %d\", \"quantity\": %d, \"unitPrice\": 2.50}"
                    .formatted(lines.size() + 1, quantity));
        }
        return add("/orders", "{\"customerId\": \"%s\", \"lines\": %s}".formatted(customer, lines));
    }

    public String confirmed(int... quantities) {
        var order = order(quantities);
        move("/orders/" + order, "confirmed").is(200);
        return order;
    }

    public Http.Answer move(String path, String to) {
        return move(path, to, "");
    }

    /** @param more further fields, each with a comma in front */
    public Http.Answer move(String path, String to, String more) {
        return http.post(me, path + "/transitions", "{\"to\": \"%s\"%s}".formatted(to, more));
    }

    public Http.Answer moveAll(List<String> pieces, String to, String more) {
        var ids = pieces.stream().map(id -> "\"" + id + "\"").toList();
        return http.post(me, "/pieces/transitions", "{\"ids\": %s, \"to\": \"%s\"%s}".formatted(ids, to, more));
    }

    /** Through several states, one after the other. */
    public void moveAlong(List<String> pieces, String... states) {
        for (var state : states) {
            moveAll(pieces, state, "").is(200);
        }
    }

    public List<String> pieces(String order) {
        var ids = new ArrayList<String>();
        http.get(me, "/pieces?limit=200&orderId=" + order)
                .is(200)
                .json()
                .path("items")
                .forEach(piece -> ids.add(piece.path("id").asString()));
        return ids;
    }

    public JsonNode show(String path) {
        return http.get(me, path).is(200).json();
    }

    public String status(String path) {
        return show(path).path("status").asString();
    }
}
