package dev.perimeter.assets.stock;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What there is of each filament, and what to buy. */
@Controller
class StockPages {

    private final StockApi api;

    StockPages(StockApi api) {
        this.api = api;
    }

    /** @param list whether it was typed in the list, where one wants to stay; null for no */
    record InPlace(
            @JsonUnwrapped StockThreshold threshold,
            @Nullable Boolean list,
            @Nullable Boolean low) {}

    @ModelAttribute("here")
    String here() {
        return "spools";
    }

    @GetMapping("/stock")
    @Allow(ASSETS_VIEW)
    String list(
            Member me,
            Search q,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Nullable Boolean low,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var found = api.search(me, q, material, low, page);
        model.addAttribute("page", found);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("low", Boolean.TRUE.equals(low));
        model.addAllAttributes(QueryParameters.asked(request, List.of("q", "material")));
        return "assets/stock";
    }

    /** One filament, also one that the company has nothing of yet. */
    @GetMapping("/stock/{filamentId}")
    @Allow(ASSETS_VIEW)
    String show(Member me, @PathVariable UUID filamentId, Model model) {
        model.addAttribute("item", api.item(me, filamentId));
        return "assets/stock-item";
    }

    @PostMapping("/stock/{filamentId}")
    @Allow(ASSETS_ACT)
    String set(Member me, @PathVariable UUID filamentId, Form<InPlace> form) {
        var typed = form.value();
        api.set(me, filamentId, typed.threshold());
        if (!Boolean.TRUE.equals(typed.list())) {
            return "redirect:/stock/" + filamentId;
        }
        return Boolean.TRUE.equals(typed.low()) ? "redirect:/stock?low=true" : "redirect:/stock";
    }
}
