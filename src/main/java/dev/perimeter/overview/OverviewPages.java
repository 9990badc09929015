package dev.perimeter.overview;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.production.QualityQueue;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where one arrives: what needs attention and how things stand, of what one may view. */
@Controller
class OverviewPages {

    private static final String HIDDEN = "perimeter-first-steps";
    private static final Duration A_YEAR = Duration.ofDays(365);
    private static final int CHECKS_SHOWN = 8;

    private final OverviewApi overview;
    private final NeedsAttention needsAttention;
    private final DueOrders dueOrders;
    private final QualityQueue qualityQueue;
    private final FirstSteps firstSteps;
    private final OrderFigures orderFigures;

    OverviewPages(
            OverviewApi overview,
            NeedsAttention needsAttention,
            DueOrders dueOrders,
            QualityQueue qualityQueue,
            FirstSteps firstSteps,
            OrderFigures orderFigures) {
        this.overview = overview;
        this.needsAttention = needsAttention;
        this.dueOrders = dueOrders;
        this.qualityQueue = qualityQueue;
        this.firstSteps = firstSteps;
        this.orderFigures = orderFigures;
    }

    @GetMapping("/")
    @AnyMember
    String show(
            Member me,
            @RequestParam(required = false) @Nullable String done,
            @CookieValue(name = HIDDEN, required = false) @Nullable String hidden,
            Model model) {
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
            model.addAttribute("checks", qualityQueue.search(me, CHECKS_SHOWN));
            model.addAttribute("lost", needsAttention.lost(me));
            model.addAttribute("done", qualityQueue.done(me, done));
            model.addAllAttributes(orderFigures.of(me, zone, today));
            model.addAttribute("mostOrders", most(counts.orders()));
        }
        if (me.may(ASSETS_VIEW)) {
            model.addAttribute("stopped", needsAttention.stopped(me));
            model.addAttribute("low", needsAttention.low(me));
        }
        var isHidden = me.company().toString().equals(hidden);
        model.addAttribute("steps", isHidden ? List.of() : firstSteps.left(me));
        return "overview/overview";
    }

    /** Who does not need the first steps puts them away, for this company and in this browser. */
    @PostMapping("/first-steps/hidden")
    @AnyMember
    String hide(Member me, HttpServletRequest request, HttpServletResponse response) {
        var cookie = ResponseCookie.from(HIDDEN, me.company().toString())
                .path("/")
                .httpOnly(true)
                .secure(request.isSecure())
                .sameSite("Lax")
                .maxAge(A_YEAR)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
        return "redirect:/";
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
