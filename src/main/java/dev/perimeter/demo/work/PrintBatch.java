package dev.perimeter.demo.work;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Copies of a line that are printed together. A lost one is made again. */
public final class PrintBatch {

    static final List<String> WAY =
            List.of("planned", "queued", "printing", "printed", "post_processing", "qc", "good");
    public static final int TO_THE_END = WAY.size() - 1;

    private static final double LONGEST_HOURS = 8;
    private static final double RESERVE = 1.1;

    private final DemoWorkshop shop;
    private final JsonNode product;
    private final double gramsEach;
    private final int size;
    private final List<String> pieces = new ArrayList<>();
    private DemoPrinters.@Nullable Machine machine;
    private DemoSpools.@Nullable Roll roll;

    /** How a piece is lost, and at which stage. */
    public enum Loss {
        FAILED(3),
        SCRAPPED(4),
        REJECTED(6);

        private final int step;

        Loss(int step) {
            this.step = step;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** @param scale the weight of the copies in relation to the weight of the product */
    public PrintBatch(DemoWorkshop shop, JsonNode product, int size, double scale) {
        this.shop = shop;
        this.product = product;
        this.size = size;
        this.gramsEach = product.path("grams").asDouble() * scale;
    }

    /** One copy that replaces a lost one. */
    PrintBatch again() {
        return new PrintBatch(shop, product, 1, 1);
    }

    int size() {
        return size;
    }

    /** The pieces that were not lost. */
    List<String> pieces() {
        return pieces;
    }

    /**
     * @param upTo the stage at which the pieces stop
     * @return the hour of that
     */
    double plan(OrderTimeline orderTimeline, double from, int upTo, @Nullable Loss loss, @Nullable PrintBatch remake) {
        var at = from;
        for (var step = 1; step <= upTo; step++) {
            var to = step;
            at += hoursTo(step);
            orderTimeline.add(at, hour -> {
                if (loss != null && loss.step == to) {
                    lose(loss, remake);
                }
                move(WAY.get(to), hour);
            });
            if (step == 3 && upTo > step) {
                orderTimeline.add(at + 0.3, hour -> shop.printers().clear(Objects.requireNonNull(machine), hour));
            }
            if (loss != null && loss.step == step && remake != null) {
                at = Math.max(at, remake.plan(orderTimeline, at + 0.2, upTo, null, null));
            }
        }
        return at;
    }

    private double hoursTo(int step) {
        return switch (step) {
            case 1 -> 0.1;
            case 2 -> 0.6;
            case 3 -> Math.min(LONGEST_HOURS, size * product.path("minutes").asInt() / 60.0);
            case 4 -> 1.2;
            case 5 -> 0.8;
            default -> 0.4;
        };
    }

    private void move(String to, double hour) {
        var more = new HashMap<String, Object>();
        if (to.equals("printing")) {
            machine = shop.printers().start(hour);
            roll = shop.spools().reserve(product.path("filament").asString(), reserved(), hour);
            more.put("printerId", machine.id);
            more.put("spoolId", roll.id);
        } else if (to.equals("printed")) {
            more.put("grams", grams(gramsEach));
            more.put("minutes", product.path("minutes").asInt());
            shop.printers().finish(Objects.requireNonNull(machine));
            shop.spools().used(Objects.requireNonNull(roll), reserved(), gramsEach * size);
        }
        shop.moveAll(pieces, to, more);
    }

    private double reserved() {
        return gramsEach * size * RESERVE;
    }

    private void lose(Loss loss, @Nullable PrintBatch remake) {
        var lost = pieces.removeLast();
        var more = new HashMap<String, Object>();
        more.put(
                "reason",
                shop.reason(loss.word(), size + product.path("minutes").asInt()));
        if (loss == Loss.FAILED) {
            more.put("grams", grams(gramsEach / 3));
            more.put("minutes", product.path("minutes").asInt() / 3);
        }
        shop.moveAll(List.of(lost), loss.word(), more);
        if (remake != null) {
            var path = "/pieces/" + lost + "/remake";
            remake.pieces.add(
                    shop.client().post(shop.token(), path, Map.of()).path("id").asString());
        }
    }

    private static BigDecimal grams(double grams) {
        return BigDecimal.valueOf(grams).setScale(2, RoundingMode.HALF_UP);
    }
}
