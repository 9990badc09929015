package dev.perimeter.catalog;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Taking back one's own entry that nobody uses (spec 9.4), asked twice. */
@Controller
class RemovalPages {

    private final ContributedFilaments filaments;
    private final ContributedPrinters printers;

    RemovalPages(ContributedFilaments filaments, ContributedPrinters printers) {
        this.filaments = filaments;
        this.printers = printers;
    }

    @ModelAttribute("here")
    String here() {
        return "catalog";
    }

    @GetMapping("/catalog/filaments/{id}/remove")
    @Allow(ASSETS_ACT)
    String filament(Member me, @PathVariable UUID id, Model model) {
        var held = filaments.hold(me, id).orElseThrow(Problem::notFound);
        return asked("filaments", id, held.version(), held.name(), model);
    }

    @PostMapping("/catalog/filaments/{id}/remove")
    @Allow(ASSETS_ACT)
    String removeFilament(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        var held = filaments.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        filaments.remove(me, held);
        return "redirect:/catalog/filaments";
    }

    @GetMapping("/catalog/printers/{id}/remove")
    @Allow(ASSETS_ACT)
    String printer(Member me, @PathVariable UUID id, Model model) {
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        return asked("printers", id, held.version(), held.manufacturer() + " " + held.model(), model);
    }

    @PostMapping("/catalog/printers/{id}/remove")
    @Allow(ASSETS_ACT)
    String removePrinter(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        printers.remove(me, held);
        return "redirect:/catalog/printers";
    }

    private static String asked(String kind, UUID id, int version, String name, Model model) {
        return RemovalPage.of("catalog", "/catalog/" + kind + "/" + id, "remove", version, name)
                .show(model);
    }
}
