package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one arrives: what needs attention and how things stand, of what one may view. */
@Controller
class OverviewPages {

    private final OverviewApi overview;
    private final Attention attention;
    private final Daily daily;

    OverviewPages(OverviewApi overview, Attention attention, Daily daily) {
        this.overview = overview;
        this.attention = attention;
        this.daily = daily;
    }

    @GetMapping("/")
    @AnyMember
    String show(Member me, Model model) {
        var counts = overview.show(me);
        model.addAttribute("overview", counts);
        model.addAttribute("here", "overview");
        if (me.may(ORDERS_VIEW)) {
            var zone = attention.zone(me);
            var today = LocalDate.now(zone);
            model.addAttribute("due", attention.due(me, today));
            model.addAttribute("yesterday", today.minusDays(1));
            model.addAttribute("soon", Attention.soon(today));
            model.addAttribute("waiting", attention.waiting(me));
            model.addAttribute("chart", daily.chart(me, zone, today));
            model.addAttribute("mostOrders", most(counts.orders()));
        }
        if (me.may(ASSETS_VIEW)) {
            model.addAttribute("stopped", attention.stopped(me));
            model.addAttribute("low", attention.low(me));
        }
        return "overview";
    }

    /** At least one, to divide by. */
    private static int most(@Nullable Map<String, Integer> counts) {
        return counts == null || counts.isEmpty() ? 1 : Math.max(1, Collections.max(counts.values()));
    }
}
