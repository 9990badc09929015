package dev.perimeter.prove.rivals;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The data of a company: something of everything, with its mark in every text. */
final class RivalBusiness {

    private static final String MAKER = "Perimeter proof";
    private static final int EACH = 3;

    private final RivalClient rivalClient;
    private final Rival rival;
    private final String mark;

    RivalBusiness(RivalClient rivalClient, Rival rival) {
        this.rivalClient = rivalClient;
        this.rival = rival;
        this.mark = rival.mark();
    }

    /**
     * Entries of the catalog that no other company has. They carry no mark, since everybody may
     * read them.
     */
    void contribute() {
        var product = UUID.randomUUID().toString();
        var filament =
                new HashMap<String, Object>(Map.of("manufacturer", MAKER, "product", product, "material", "PLA"));
        filament.putAll(Map.of("colorName", "Grey", "diameterMm", 1.75, "netWeightG", 1000));
        add("filament", "/catalog/filaments", filament);
        add("printer", "/catalog/printers", Map.of("manufacturer", MAKER, "model", product, "technology", "FFF"));
    }

    void work() {
        for (var number = 2; number <= EACH; number++) {
            customer(mark + number, mark + number + "@example.org");
            machine(mark + number);
            spool();
        }
        rival.keep("customer", customer(rival.known(), rival.known() + "@example.org"));
        rival.keep("machine", machine(rival.known()));
        rival.keep("spool", spool());
        var spool = "/assets/spools/" + rival.id("spool");
        post(spool + "/events", Map.of("kind", "adjusted", "grams", -100, "reason", mark));
        rival.keep("event", first(get(spool + "/events")).path("id").asString());
        rivalClient.make(rival.token("owner"), "PUT", "/stock/" + rival.id("filament"), Map.of("lowThresholdG", 2_000));
        rival.keep("draft", order("draft"));
        rival.keep("order", order("confirmed"));
        produce();
    }

    private String customer(String name, String email) {
        var draft = new HashMap<String, Object>(Map.of("name", name, "email", email, "notes", mark));
        draft.putAll(Map.of("contactName", mark, "phone", mark, "billingAddress", mark, "tags", List.of(mark)));
        return post("/customers", draft, "Idempotency-Key", "key-of-" + name)
                .path("id")
                .asString();
    }

    private String machine(String name) {
        var model = rival.id("printer");
        return post("/assets/printers", Map.of("name", name, "modelId", model, "serialNumber", mark, "notes", mark))
                .path("id")
                .asString();
    }

    private String spool() {
        var draft = new HashMap<String, Object>(Map.of("filamentId", rival.id("filament"), "netWeightG", 1000));
        draft.putAll(Map.of("tareWeightG", 200, "price", 25, "supplier", mark, "lot", mark, "notes", mark));
        return post("/assets/spools", draft).path("id").asString();
    }

    private String order(String reference) {
        var line = Map.of(
                "description",
                mark,
                "quantity",
                rival.copies(),
                "unitPrice",
                2.5,
                "partFile",
                mark,
                "filamentId",
                rival.id("filament"));
        var draft = new HashMap<String, Object>(Map.of("customerId", rival.id("customer"), "lines", List.of(line)));
        draft.put("dueOn", rival.dueOn());
        draft.putAll(Map.of("notes", mark, "billingAddress", mark, "sourceReference", rival.known() + reference));
        return post("/orders", draft).path("id").asString();
    }

    /** Confirms the order and puts one of its pieces on a printer. */
    private void produce() {
        var order = "/orders/" + rival.id("order");
        post(order + "/transitions", Map.of("to", "confirmed", "reason", mark));
        rival.keep("line", get(order).path("lines").path(0).path("id").asString());
        var piece =
                first(get("/pieces?orderId=" + rival.id("order"))).path("id").asString();
        rival.keep("piece", piece);
        post("/pieces/" + piece + "/transitions", Map.of("to", "queued", "reason", mark));
        var printing = Map.of(
                "to", "printing", "reason", mark, "printerId", rival.id("machine"), "spoolId", rival.id("spool"));
        post("/pieces/" + piece + "/transitions", printing);
    }

    private void add(String name, String path, Map<String, ?> body) {
        rival.keep(name, post(path, body).path("id").asString());
    }

    private JsonNode post(String path, Map<String, ?> body, String... headers) {
        return rivalClient.make(rival.token("owner"), "POST", path, body, headers);
    }

    private JsonNode get(String path) {
        return rivalClient.make(rival.token("owner"), "GET", path, null);
    }

    private static JsonNode first(JsonNode page) {
        return page.path("items").path(0);
    }
}
