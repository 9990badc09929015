package dev.perimeter.demo.work;

import dev.perimeter.demo.work.Batch.Loss;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An order, from the draft to where it is today, with its pieces. */
public final class OrderStory {

    private static final List<String> LIFE =
            List.of("draft", "confirmed", "in_production", "ready", "shipped", "completed");
    private static final int IN_PRODUCTION = 2;

    private final Client client;
    private final String sales;
    private final Workshop shop;
    private final List<Batch> batches = new ArrayList<>();
    private @Nullable String id;

    /** @param sales the token of who takes orders */
    public OrderStory(Client client, String sales, Workshop shop) {
        this.client = client;
        this.sales = sales;
        this.shop = shop;
    }

    /**
     * What its pieces may meet with.
     *
     * @param upTo how far each batch gets while the order is in production, by place on the way
     * @param losses for each batch, null where all goes well
     */
    public record Fortune(List<Integer> upTo, List<@Nullable Loss> losses) {}

    public void add(Batch batch) {
        batches.add(batch);
    }

    /**
     * @param start the hour at which it is taken
     * @param body as the interface takes it, asked for when it is sent
     * @param fate the state that it comes to, and where it does not stay there, {@code on_hold} or {@code cancelled} behind it
     */
    public void plan(Diary diary, double start, Supplier<Object> body, String fate, Fortune fortune) {
        var states = List.of(fate.split(" "));
        var last = LIFE.indexOf(states.getFirst());
        var steps = new Steps();
        steps.add(
                0,
                _ -> id = client.post(sales, "/orders", body.get()).path("id").asString());
        var at = 1.5;
        if (last >= 1) {
            steps.add(at, _ -> confirm());
        }
        if (last >= IN_PRODUCTION) {
            at += 3;
            if (fate.equals("in_production")) {
                // What is being made, was begun of late.
                at = Math.max(at, WorkTime.END - start - 9 - start % 6);
            }
            steps.add(at, _ -> move(shop.token(), "in_production", null));
            at = produce(steps, at, last > IN_PRODUCTION, fortune);
        }
        if (last > IN_PRODUCTION) {
            at = deliver(steps, at, last);
        }
        if (states.size() > 1) {
            var to = states.getLast();
            var why = shop.reason(to, fate.length());
            steps.add(at + 4, _ -> move(sales, to, why));
        }
        steps.plan(diary, start);
    }

    private double produce(Steps steps, double from, boolean isFinished, Fortune fortune) {
        var end = from;
        var all = List.copyOf(batches);
        for (var place = 0; place < all.size(); place++) {
            var upTo = isFinished ? Batch.TO_THE_END : fortune.upTo().get(place);
            var loss = fortune.losses().get(place);
            var remake = loss == null || !isFinished && place > 0
                    ? null
                    : all.get(place).again();
            if (remake != null) {
                batches.add(remake);
            }
            end = Math.max(end, all.get(place).plan(steps, from + 0.2 + place * 1.5, upTo, loss, remake));
        }
        return end;
    }

    private double deliver(Steps steps, double from, int last) {
        var at = from + 0.5;
        // Of an order that waits for its parcel, the first batch is packed.
        steps.add(at, _ -> shop.moveAll(last == 3 ? batches.getFirst().pieces() : good(), "packed", Map.of()));
        steps.add(at + 0.3, _ -> move(shop.token(), "ready", null));
        if (last >= 4) {
            at += 5;
            steps.add(at, _ -> shop.moveAll(good(), "shipped", Map.of()));
            steps.add(at + 0.1, _ -> move(sales, "shipped", null));
        }
        if (last >= 5) {
            at += 25;
            steps.add(at, _ -> move(sales, "completed", null));
        }
        return at;
    }

    /** One piece is planned for each copy, in the order of the lines. */
    private void confirm() {
        move(sales, "confirmed", null);
        var pieces = client.get(shop.token(), "/pieces?limit=200&orderId=" + id)
                .path("items")
                .valueStream();
        var ids = pieces.map(piece -> piece.path("id").asString()).iterator();
        for (var batch : batches) {
            for (var copy = 0; copy < batch.size() && ids.hasNext(); copy++) {
                batch.pieces().add(ids.next());
            }
        }
    }

    private List<String> good() {
        return batches.stream().flatMap(batch -> batch.pieces().stream()).toList();
    }

    private void move(String token, String to, @Nullable String reason) {
        var body = new HashMap<String, Object>(Map.of("to", to));
        if (reason != null) {
            body.put("reason", reason);
        }
        client.post(token, "/orders/" + id + "/transitions", body);
    }
}
