package dev.perimeter.demo.work;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The printers of a company, and which of them is free. */
public final class DemoPrinters {

    private static final double LAST_HOURS = 6;

    private final DemoClient client;
    private final String token;
    private final List<Machine> machines = new ArrayList<>();

    /** @param token of the person who keeps the assets */
    public DemoPrinters(DemoClient client, String token) {
        this.client = client;
        this.token = token;
    }

    static final class Machine {
        final String id;
        private final boolean prints;
        private int running;
        private boolean isUncleared;
        private double lastUsed;

        Machine(String id, boolean prints) {
            this.id = id;
            this.prints = prints;
        }
    }

    public void add(JsonNode told) {
        var model = told.path("model");
        var found = client.get(
                token,
                "/catalog/printers?limit=200&manufacturer="
                        + DemoClient.encoded(model.path(0).asString()));
        var body = (ObjectNode) told.path("printer").deepCopy();
        body.put("modelId", DemoClient.idOf(found, "model", model.path(1).asString()));
        var id = client.post(token, "/assets/printers", body).path("id").asString();
        machines.add(new Machine(id, !told.has("later") && !told.has("takesResin")));
    }

    public void change(int place, JsonNode change) {
        client.patch(token, "/assets/printers/" + machines.get(place).id, change);
    }

    /** The printer that was idle longest, cleared ones first. */
    Machine start(double hour) {
        var machine = machines.stream()
                .filter(one -> one.prints)
                .min(Comparator.comparingInt((Machine one) -> one.running)
                        .thenComparing(one -> one.isUncleared)
                        .thenComparingDouble(one -> one.lastUsed))
                .orElseThrow();
        machine.running++;
        machine.lastUsed = hour;
        return machine;
    }

    void finish(Machine machine) {
        machine.running--;
        machine.isUncleared = machine.running == 0;
    }

    /** A print that ended in the last hours is cleared tomorrow. */
    void clear(Machine machine, double hour) {
        if (machine.isUncleared && machine.running == 0 && hour < WorkingHours.END - LAST_HOURS) {
            machine.isUncleared = false;
            client.patch(token, "/assets/printers/" + machine.id, Map.of("status", "ready"));
        }
    }
}
