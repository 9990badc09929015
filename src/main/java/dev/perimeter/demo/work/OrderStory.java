package dev.perimeter.demo.work;

import dev.perimeter.demo.work.PrintBatch.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

    /** @param sales the token of the person who takes orders */
    public OrderStory(DemoClient client, String sales, DemoWorkshop shop) {
        this.client = client;
        this.sales = sales;
        this.shop = shop;
    }

    /**
     * What happens to the pieces of an order.
     *
     * @param upTo the stage that each batch reaches while the order is in production
     * @param losses for each batch, null where nothing is lost
     */
    public record Fortune(List<Integer> upTo, List<@Nullable Loss> losses) {}

    public void add(PrintBatch printBatch) {
        batches.add(printBatch);
    }

    /**
     * @param start the hour at which the order is taken
     * @param body the JSON of the order, made when it is sent
     * @param fate the state that the order reaches; where it does not stay there, {@code on_hold}
     *     or {@code cancelled} after it
     */
    public void plan(Diary diary, double start, Supplier<Object> body, String fate, Fortune fortune) {
        var states = List.of(fate.split(" "));
        var last = LIFE.indexOf(states.getFirst());
        var orderTimeline = new OrderTimeline();
        orderTimeline.add(
                0,
                _ -> id = client.post(sales, "/orders", body.get()).path("id").asString());
        var at = 1.5;
        if (last >= 1) {
            orderTimeline.add(at, _ -> confirm());
        }
        if (last >= IN_PRODUCTION) {
            at += 3;
            if (fate.equals("in_production")) {
                // Work that is going on was begun recently.
                at = Math.max(at, WorkingHours.END - start - 9 - start % 6);
            }
            orderTimeline.add(at, _ -> move(shop.token(), "in_production", null));
            at = produce(orderTimeline, at, last > IN_PRODUCTION, fortune);
        }
        if (last > IN_PRODUCTION) {
            at = deliver(orderTimeline, at, last);
        }
        if (states.size() > 1) {
            var to = states.getLast();
            var why = shop.reason(to, fate.length());
            orderTimeline.add(at + 4, _ -> move(sales, to, why));
        }
        orderTimeline.plan(diary, start);
    }

    private double produce(OrderTimeline orderTimeline, double from, boolean isFinished, Fortune fortune) {
        var end = from;
        var all = List.copyOf(batches);
        for (var place = 0; place < all.size(); place++) {
            var upTo = isFinished ? PrintBatch.TO_THE_END : fortune.upTo().get(place);
            var loss = fortune.losses().get(place);
            var remake = loss == null || !isFinished && place > 0
                    ? null
                    : all.get(place).again();
            if (remake != null) {
                batches.add(remake);
            }
            end = Math.max(end, all.get(place).plan(orderTimeline, from + 0.2 + place * 1.5, upTo, loss, remake));
        }
        return end;
    }

    private double deliver(OrderTimeline orderTimeline, double from, int last) {
        var at = from + 0.5;
        // Where an order waits for its parcel, the first batch is packed.
        orderTimeline.add(at, _ -> shop.moveAll(last == 3 ? batches.getFirst().pieces() : good(), "packed", Map.of()));
        orderTimeline.add(at + 0.3, _ -> move(shop.token(), "ready", null));
        if (last >= 4) {
            at += 5;
            orderTimeline.add(at, _ -> shop.moveAll(good(), "shipped", Map.of()));
            orderTimeline.add(at + 0.1, _ -> move(sales, "shipped", null));
        }
        if (last >= 5) {
            at += 25;
            orderTimeline.add(at, _ -> move(sales, "completed", null));
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
