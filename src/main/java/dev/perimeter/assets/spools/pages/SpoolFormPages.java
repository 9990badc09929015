package dev.perimeter.assets.spools.pages;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.spools.Spool;
import dev.perimeter.assets.spools.SpoolChange;
import dev.perimeter.assets.spools.SpoolFilaments;
import dev.perimeter.assets.spools.SpoolInStock;
import dev.perimeter.assets.spools.Spools;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.problems.Problem;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * Changing and deleting spools. Who may not view a spool is shown no form with what it has:
 * to them there is none.
 */
@Controller
class SpoolFormPages {

    private final Spools spools;
    private final SpoolFilaments filaments;
    private final CompanyCurrency companyCurrency;

    SpoolFormPages(Spools spools, SpoolFilaments filaments, CompanyCurrency companyCurrency) {
        this.spools = spools;
        this.filaments = filaments;
        this.companyCurrency = companyCurrency;
    }

    record Edit(SpoolChange spool) {}

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "spools");
        model.addAttribute("states", Spool.Status.values());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
    }

    /** @param find whether to show filaments to choose from, by what was typed to look for one */
    @GetMapping("/spools/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, @RequestParam(required = false) @Nullable Boolean find, Model model) {
        var spool = spools.find(me, id).orElseThrow(Problem::notFound);
        var refused = FormErrors.of(model);
        model.addAttribute("spool", spool);
        model.addAttribute(
                "chosen",
                Optional.ofNullable(refused)
                        .flatMap(form -> form.typedId("spool.filamentId"))
                        .flatMap(chosen -> filaments.find(me, chosen))
                        .orElse(spool.filament()));
        if (refused != null && Boolean.TRUE.equals(find)) {
            model.addAttribute("found", filaments.search(refused.words("_filament")));
        }
        return "assets/spool-edit";
    }

    @PostMapping("/spools/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(
            Member me, @PathVariable UUID id, Form<Edit> form, @RequestParam(required = false) @Nullable Boolean find) {
        if (Boolean.TRUE.equals(find)) {
            throw form.open();
        }
        var edit = form.paidIn(() -> companyCurrency.of(me)).value();
        var held = held(me, id, form);
        var before = held.record().spool();
        var draft = spools.priced(me, before.change(), edit.spool(), "spool.price");
        if (!draft.equals(before.change())) {
            spools.change(me, held, draft, filaments.of(me, before, draft.filamentId()));
        }
        return "redirect:/spools/" + id;
    }

    @GetMapping("/spools/{id}/delete")
    @Allow(ASSETS_ACT)
    String removeForm(Member me, @PathVariable UUID id, Model model) {
        var spool = spools.find(me, id).orElseThrow(Problem::notFound);
        var name = spool.filament().shown().name() + " #" + spool.number();
        return RemovalPage.of("spool", "/spools/" + id, "delete", spool.version(), name)
                .show(model);
    }

    @PostMapping("/spools/{id}/delete")
    @Allow(ASSETS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        spools.remove(me, held(me, id, form));
        return "redirect:/spools";
    }

    private Held<SpoolInStock> held(Member me, UUID id, Form<?> form) {
        var held = spools.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        return held;
    }
}
