package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one arrives: what needs attention and how things stand, of what one may view. */
@Controller
class OverviewPages {

    private final OverviewApi overview;
    private final NeedsAttention needsAttention;
    private final DueOrders dueOrders;
    private final DailyOutput dailyOutput;

    OverviewPages(OverviewApi overview, NeedsAttention needsAttention, DueOrders dueOrders, DailyOutput dailyOutput) {
        this.overview = overview;
        this.needsAttention = needsAttention;
        this.dueOrders = dueOrders;
        this.dailyOutput = dailyOutput;
    }

    @GetMapping("/")
    @AnyMember
    String show(Member me, Model model) {
        var counts = overview.show(me);
        model.addAttribute("overview", counts);
        model.addAttribute("none", none(counts));
        model.addAttribute("here", "overview");
        if (me.may(ORDERS_VIEW)) {
            var zone = needsAttention.zone(me);
            var today = LocalDate.now(zone);
            model.addAttribute("due", dueOrders.search(me, today));
            model.addAttribute("yesterday", today.minusDays(1));
            model.addAttribute("soon", DueOrders.soon(today));
            model.addAttribute("waiting", needsAttention.waiting(me));
            model.addAttribute("chart", dailyOutput.chart(me, zone, today));
            model.addAttribute("mostOrders", most(counts.orders()));
        }
        if (me.may(ASSETS_VIEW)) {
            model.addAttribute("stopped", needsAttention.stopped(me));
            model.addAttribute("low", needsAttention.low(me));
        }
        return "overview/overview";
    }

    /**
     * The parts that one may view and of which there is nothing yet: that all is well with them is
     * not said.
     */
    private static Set<String> none(Overview counts) {
        var none = new HashSet<String>();
        addIfNone("orders", counts.orders(), none);
        addIfNone("pieces", counts.pieces(), none);
        addIfNone("printers", counts.printers(), none);
        addIfNone("spools", counts.spools(), none);
        return none;
    }

    private static void addIfNone(String part, @Nullable Map<String, Integer> counts, Set<String> none) {
        if (counts != null && counts.values().stream().allMatch(amount -> amount == 0)) {
            none.add(part);
        }
    }

    /** At least one, to divide by. */
    private static int most(@Nullable Map<String, Integer> counts) {
        return counts == null || counts.isEmpty() ? 1 : Math.max(1, Collections.max(counts.values()));
    }
}
