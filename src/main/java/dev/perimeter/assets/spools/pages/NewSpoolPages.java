package dev.perimeter.assets.spools.pages;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.spools.CatalogTareWeights;
import dev.perimeter.assets.spools.NewSpool;
import dev.perimeter.assets.spools.Spool;
import dev.perimeter.assets.spools.SpoolFilaments;
import dev.perimeter.assets.spools.SpoolReceipts;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Spools that arrive: first the filament is found, then the rest is said. */
@Controller
class NewSpoolPages {

    private final SpoolReceipts spoolReceipts;
    private final SpoolFilaments filaments;
    private final CatalogTareWeights tares;
    private final CompanyCurrency companyCurrency;

    NewSpoolPages(
            SpoolReceipts spoolReceipts,
            SpoolFilaments filaments,
            CatalogTareWeights tares,
            CompanyCurrency companyCurrency) {
        this.spoolReceipts = spoolReceipts;
        this.filaments = filaments;
        this.tares = tares;
        this.companyCurrency = companyCurrency;
    }

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "spools");
        model.addAttribute("states", Spool.Status.values());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
    }

    /** Without a filament, the page asks for one, by the words of {@code q}. */
    @GetMapping("/spools/new")
    @Allow(ASSETS_ACT)
    String newForm(
            Member me,
            Search q,
            @RequestParam(required = false) @Nullable UUID filamentId,
            @RequestParam(required = false) @Nullable Boolean added,
            HttpServletRequest request,
            Model model) {
        if (filamentId != null) {
            model.addAttribute("chosen", filaments.find(me, filamentId).orElseThrow(Problem::notFound));
            model.addAttribute("tare", tares.of(me, filamentId).orElse(null));
        } else {
            model.addAttribute("found", filaments.search(q.key()));
            model.addAllAttributes(QueryParameters.asked(request, List.of(Search.NAME)));
        }
        model.addAttribute("added", added);
        return "assets/spool-new";
    }

    @PostMapping("/spools/new")
    @Allow(ASSETS_ACT)
    String add(Member me, Form<NewSpool> form) {
        var draft = form.paidIn(() -> companyCurrency.of(me)).value();
        var added = spoolReceipts.add(
                me, filaments.named(me, draft.filamentId(), draft.filament()).id(), draft);
        if (!me.may(ASSETS_VIEW)) {
            return "redirect:/spools/new?added=true";
        }
        return added.size() == 1 ? "redirect:/spools/" + added.getFirst().id() : "redirect:/spools";
    }
}
