package dev.perimeter.demo;

import dev.perimeter.demo.work.DemoClient;
import dev.perimeter.demo.work.DemoWorkshop;
import dev.perimeter.demo.work.Diary;
import dev.perimeter.demo.work.OrderStory;
import dev.perimeter.demo.work.PrintBatch;
import dev.perimeter.demo.work.PrintBatch.Loss;
import dev.perimeter.demo.work.WorkingHours;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Customers and their orders, from the same random numbers every time. */
final class DemoOrders {

    private static final long SEED = 30;
    private static final double FROM_HOUR = 7;
    private static final double TO_HOUR = 275;

    /** The stage that each batch of an order in production has reached. */
    private static final List<Integer> STAGES = List.of(4, 2, 1, 3, 5, 6, 0);

    private static final int BATCHES_FOR_A_LOSS = 6;
    private static final int FIRST_LOSS = 3;

    private final DemoClient client;
    private final String token;
    private final DemoWorkshop demoWorkshop;
    private final JsonNode told;
    private final WorkingHours workingHours;
    private final Random random = new Random(SEED);
    private final List<Double> customersFrom = new ArrayList<>();
    private final List<String> customers = new ArrayList<>();
    private int batches;
    private int open;

    DemoOrders(DemoClient client, String token, DemoWorkshop demoWorkshop, JsonNode told, WorkingHours workingHours) {
        this.client = client;
        this.token = token;
        this.demoWorkshop = demoWorkshop;
        this.told = told;
        this.workingHours = workingHours;
    }

    /** Half of the customers exist at the start; the others come through the month. */
    void meetCustomers(Diary diary) {
        var all = told.path("customers");
        for (var customer : all) {
            var place = customersFrom.size();
            var hour = place < all.size() / 2 ? FROM_HOUR / 2 : TO_HOUR * place / all.size();
            customersFrom.add(hour);
            diary.plan(hour, () -> {
                var added = client.post(token, "/customers", customer);
                customers.add(added.path("id").asString());
            });
        }
    }

    void takeOrders(Diary diary) {
        var fates = told.path("orders").valueStream().map(JsonNode::asString).toList();
        for (var place = 0; place < fates.size(); place++) {
            var hour = FROM_HOUR + (TO_HOUR - FROM_HOUR) * place / (fates.size() - 1);
            takeOrder(diary, place, hour, fates.get(place));
        }
    }

    private void takeOrder(Diary diary, int place, double hour, String fate) {
        var story = new OrderStory(client, token, demoWorkshop);
        var lines = new ArrayList<Map<String, Object>>();
        var products = told.path("products");
        for (var left = 1 + random.nextInt(3); left > 0; left--) {
            var product = products.path(random.nextInt(products.size()));
            var quantity = 1 + random.nextInt(product.path("most").asInt());
            var plate = product.path("plate").asInt();
            lines.add(line(product, quantity));
            for (var rest = quantity; rest > 0; rest -= plate) {
                var upTo =
                        fate.startsWith("in_production") ? STAGES.get(open++ % STAGES.size()) : PrintBatch.TO_THE_END;
                var grams = product.path("grams").asDouble() * (0.97 + random.nextDouble() / 12);
                story.add(new PrintBatch(demoWorkshop, product, Math.min(rest, plate), grams, upTo, loss(fate)));
            }
        }
        var known = (int) customersFrom.stream().filter(from -> from < hour).count();
        var order = facts(place, hour, fate);
        var customer = random.nextInt(known);
        order.put("lines", lines);
        story.plan(diary, hour, fate, () -> {
            order.put("customerId", customers.get(customer));
            return order;
        });
    }

    private @Nullable Loss loss(String fate) {
        if (fate.startsWith("draft") || fate.startsWith("confirmed")) {
            return null;
        }
        var all = Loss.values();
        return batches++ % BATCHES_FOR_A_LOSS == FIRST_LOSS ? all[batches / BATCHES_FOR_A_LOSS % all.length] : null;
    }

    /** The fields of an order beside customer and lines. */
    private Map<String, Object> facts(int place, double hour, String fate) {
        var facts = new HashMap<String, Object>();
        facts.put(
                "dueOn", workingHours.day(hour).plusDays(4 + random.nextInt(12)).toString());
        facts.put(
                "priority",
                List.of("normal", "normal", "normal", "high", "low", "urgent").get(random.nextInt(6)));
        if (place % 3 == 1) {
            facts.put("source", told.path("webshop").asString());
            facts.put("sourceReference", "#" + (2400 + 7 * place));
        }
        var notes = told.path("notes");
        if (place % 4 == 0 && !fate.startsWith("draft")) {
            facts.put("notes", notes.path(place / 4 % notes.size()).asString());
        }
        return facts;
    }

    private Map<String, Object> line(JsonNode product, int quantity) {
        return Map.of(
                "description", product.path("description"),
                "unitPrice", product.path("price"),
                "partFile", product.path("file"),
                "filamentId",
                        demoWorkshop.spools().filament(product.path("filament").asString()),
                "quantity", quantity);
    }
}
