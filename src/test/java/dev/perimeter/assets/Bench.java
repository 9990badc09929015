package dev.perimeter.assets;

import dev.perimeter.assets.PrinterOccupation.HeldPrinter;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Prints, as orders do: for members who may act on orders. */
@TestComponent
@RestController
@RequestMapping("/api/v1/bench")
class Bench {

    private final SpoolConsumption spoolConsumption;
    private final PrinterOccupation printerOccupation;

    Bench(SpoolConsumption spoolConsumption, PrinterOccupation printerOccupation) {
        this.spoolConsumption = spoolConsumption;
        this.printerOccupation = printerOccupation;
    }

    /** One piece for each of the weights; answers with what the first one cost. */
    @PostMapping("/consume/{spool}")
    @Allow(Permission.ORDERS_ACT)
    Map<String, String> consume(
            Member me,
            @PathVariable UUID spool,
            @RequestParam List<BigDecimal> grams,
            @RequestParam List<UUID> pieces) {
        var held = spoolConsumption.hold(me, spool).orElseThrow(() -> Problem.notThere("spoolId"));
        var used = new LinkedHashMap<UUID, BigDecimal>();
        for (var i = 0; i < grams.size(); i++) {
            used.put(pieces.get(i), grams.get(i));
        }
        spoolConsumption.consume(me, held, used, false);
        return Map.of(
                "cost",
                held.cost(grams.getFirst())
                        .map(cost -> cost.amount().toString())
                        .orElse("unknown"));
    }

    @PostMapping("/start/{printer}")
    @Allow(Permission.ORDERS_ACT)
    HeldPrinter start(Member me, @PathVariable UUID printer) {
        var held = printerOccupation.hold(me, printer).orElseThrow(() -> Problem.notThere("printerId"));
        printerOccupation.start(me, held);
        return held;
    }

    @PostMapping("/finish/{printer}")
    @Allow(Permission.ORDERS_ACT)
    HeldPrinter finish(Member me, @PathVariable UUID printer) {
        var held = printerOccupation.hold(me, printer).orElseThrow(() -> Problem.notThere("printerId"));
        printerOccupation.finish(me, held);
        return held;
    }
}
