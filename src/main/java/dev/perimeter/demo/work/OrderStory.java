package dev.perimeter.demo.work;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An order of the demo with its pieces, from the draft to its present state. */
public final class OrderStory {

    private static final List<String> LIFE =
            List.of("draft", "confirmed", "in_production", "ready", "shipped", "completed");
    private static final int IN_PRODUCTION = 2;

    private final DemoClient client;
    private final String sales;
    private final DemoWorkshop shop;
    private final List<PrintBatch> batches = new ArrayList<>();
    private @Nullable String id;

    /** @param at in hours from the beginning of the order */
    record Step(double at, DoubleConsumer what) {}

    /** @param sales the token of the person who takes orders */
    public OrderStory(DemoClient client, String sales, DemoWorkshop shop) {
        this.client = client;
        this.sales = sales;
        this.shop = shop;
    }

    public void add(PrintBatch printBatch) {
        batches.add(printBatch);
    }

    /**
     * @param start the hour at which the order is taken
     * @param fate the state that the order reaches; where it does not stay there, {@code on_hold}
     *     or {@code cancelled} after it
     * @param body the JSON of the order, made when it is sent
     */
    public void plan(Diary diary, double start, String fate, Supplier<Object> body) {
        var states = List.of(fate.split(" "));
        var last = LIFE.indexOf(states.getFirst());
        var steps = new ArrayList<Step>();
        steps.add(new Step(
                0,
                _ -> id = client.post(sales, "/orders", body.get()).path("id").asString()));
        var at = 1.5;
        if (last >= 1) {
            steps.add(new Step(at, _ -> confirm()));
        }
        if (last >= IN_PRODUCTION) {
            at += 3;
            if (fate.equals("in_production")) {
                // Work that is going on was begun recently.
                at = Math.max(at, WorkingHours.END - start - 9 - start % 6);
            }
            steps.add(new Step(at, _ -> move(shop.token(), "in_production", null)));
            at = produce(steps, at, last > IN_PRODUCTION);
        }
        if (last > IN_PRODUCTION) {
            at = deliver(steps, at, last);
        }
        if (states.size() > 1) {
            var to = states.getLast();
            var why = shop.reason(to, fate.length());
            steps.add(new Step(at + 4, _ -> move(sales, to, why)));
        }
        // What would happen in the future is done sooner.
        var longest = steps.stream().mapToDouble(Step::at).max().orElse(0);
        var scale = Math.min(1, (WorkingHours.END - start) / Math.max(longest, 0.1));
        steps.forEach(step -> diary.plan(start + step.at() * scale, step.what()));
    }

    /** Of an order that is still in production, only the first batch makes what was lost again. */
    private double produce(List<Step> steps, double from, boolean isFinished) {
        var end = from;
        var all = List.copyOf(batches);
        for (var place = 0; place < all.size(); place++) {
            var batch = all.get(place);
            var remake = batch.loses() && (isFinished || place == 0) ? batch.again() : null;
            if (remake != null) {
                batches.add(remake);
            }
            end = Math.max(end, batch.plan(steps, from + 0.2 + place * 1.5, remake));
        }
        return end;
    }

    private double deliver(List<Step> steps, double from, int last) {
        var at = from + 0.5;
        // Where an order waits for its parcel, the first batch is packed.
        steps.add(
                new Step(at, _ -> shop.moveAll(last == 3 ? batches.getFirst().pieces() : good(), "packed", Map.of())));
        steps.add(new Step(at + 0.3, _ -> move(shop.token(), "ready", null)));
        if (last >= 4) {
            at += 5;
            steps.add(new Step(at, _ -> shop.moveAll(good(), "shipped", Map.of())));
            steps.add(new Step(at + 0.1, _ -> move(sales, "shipped", null)));
        }
        if (last >= 5) {
            at += 25;
            steps.add(new Step(at, _ -> move(sales, "completed", null)));
        }
        return at;
    }

    /** Plans one piece for each copy, in the order of the lines. */
    private void confirm() {
        move(sales, "confirmed", null);
        var pieces = client.get(shop.token(), "/pieces?limit=200&orderId=" + id)
                .path("items")
                .valueStream();
        var ids = pieces.map(piece -> piece.path("id").asString()).iterator();
        for (var printBatch : batches) {
            for (var copy = 0; copy < printBatch.size() && ids.hasNext(); copy++) {
                printBatch.pieces().add(ids.next());
            }
        }
    }

    private List<String> good() {
        return batches.stream()
                .flatMap(printBatch -> printBatch.pieces().stream())
                .toList();
    }

    private void move(String token, String to, @Nullable String reason) {
        var body = new HashMap<String, Object>(Map.of("to", to));
        if (reason != null) {
            body.put("reason", reason);
        }
        client.post(token, "/orders/" + id + "/transitions", body);
    }
}
