package dev.perimeter.overview;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** Where one arrives: how things stand, of what one may view. */
@Controller
class OverviewPages {

    private final OverviewApi overview;

    OverviewPages(OverviewApi overview) {
        this.overview = overview;
    }

    @GetMapping("/")
    @AnyMember
    String show(Member me, Model model) {
        model.addAttribute("overview", overview.show(me));
        model.addAttribute("here", "overview");
        return "overview";
    }
}
