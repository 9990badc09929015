package dev.perimeter.demo.work;

import dev.perimeter.demo.work.OrderStory.Step;
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

    /** To each stage from the one before; printing takes as long as the product says. */
    private static final List<Double> HOURS = List.of(0.0, 0.1, 0.6, 0.0, 1.2, 0.8, 0.4);

    private static final double LONGEST_HOURS = 8;
    private static final double RESERVE = 1.1;

    private final DemoWorkshop shop;
    private final JsonNode product;
    private final int size;
    private final double gramsEach;
    private final int upTo;
    private final @Nullable Loss loss;
    private final List<String> pieces = new ArrayList<>();
    private DemoPrinters.@Nullable Machine machine;

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

    /**
     * @param upTo the stage at which the pieces stop
     * @param loss what happens to one of the pieces; null where nothing does
     */
    public PrintBatch(DemoWorkshop shop, JsonNode product, int size, double gramsEach, int upTo, @Nullable Loss loss) {
        this.shop = shop;
        this.product = product;
        this.size = size;
        this.gramsEach = gramsEach;
        this.upTo = upTo;
        this.loss = loss;
    }

    boolean loses() {
        return loss != null;
    }

    /** One copy that replaces a lost one. */
    PrintBatch again() {
        return new PrintBatch(shop, product, 1, product.path("grams").asDouble(), upTo, null);
    }

    int size() {
        return size;
    }

    /** The pieces that were not lost. */
    List<String> pieces() {
        return pieces;
    }

    /** @return the hour at which the pieces stop */
    double plan(List<Step> steps, double from, @Nullable PrintBatch remake) {
        var at = from;
        for (var step = 1; step <= upTo; step++) {
            var to = step;
            at += step == 3
                    ? Math.min(LONGEST_HOURS, size * product.path("minutes").asInt() / 60.0)
                    : HOURS.get(step);
            steps.add(new Step(at, hour -> {
                if (loss != null && loss.step == to) {
                    lose(loss, remake);
                }
                move(WAY.get(to), hour);
            }));
            if (step == 3 && upTo > step) {
                steps.add(new Step(at + 0.3, hour -> shop.printers().clear(Objects.requireNonNull(machine), hour)));
            }
            if (loss != null && loss.step == step && remake != null) {
                at = Math.max(at, remake.plan(steps, at + 0.2, null));
            }
        }
        return at;
    }

    private void move(String to, double hour) {
        var more = new HashMap<String, Object>();
        if (to.equals("printing")) {
            machine = shop.printers().start(hour);
            var roll = shop.spools().reserve(product.path("filament").asString(), gramsEach * size * RESERVE);
            more.put("printerId", machine.id);
            more.put("spoolId", roll);
            // On a busy day somebody puts one more plate on a printer that is not free yet.
            more.put("override", true);
        } else if (to.equals("printed")) {
            more.put("grams", grams(gramsEach));
            more.put("minutes", product.path("minutes").asInt());
            shop.printers().finish(Objects.requireNonNull(machine));
        }
        shop.moveAll(pieces, to, more);
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
