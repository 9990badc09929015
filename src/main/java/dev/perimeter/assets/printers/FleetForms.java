package dev.perimeter.assets.printers;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Form;
import dev.perimeter.web.Problem;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Changing and deleting a printer. Who may not view it is shown no form with what it has: to them there is none. */
@Controller
class FleetForms {

    private final Fleet fleet;
    private final Models models;

    FleetForms(Fleet fleet, Models models) {
        this.fleet = fleet;
        this.models = models;
    }

    /** @param version the one that the form showed */
    record Edit(int version, PrinterChange printer) {}

    /** @param version the one that was looked at */
    record Farewell(int version) {}

    @ModelAttribute("here")
    String here() {
        return "printers";
    }

    @ModelAttribute("states")
    List<Printer.Status> states() {
        return List.of(Printer.Status.values());
    }

    @GetMapping("/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("printer", fleet.find(me, id).orElseThrow(Problem::notFound));
        return "printer-edit";
    }

    @PostMapping("/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(Member me, @PathVariable UUID id, Form<Edit> form) {
        var edit = form.value();
        var held = held(me, id, edit.version());
        if (!edit.printer().equals(held.printer().change())) {
            fleet.change(
                    me,
                    held,
                    edit.printer(),
                    models.of(me, held.printer(), edit.printer().modelId()));
        }
        return "redirect:/printers/" + id;
    }

    @GetMapping("/printers/{id}/delete")
    @Allow(ASSETS_ACT)
    String farewell(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("printer", fleet.find(me, id).orElseThrow(Problem::notFound));
        return "printer-delete";
    }

    @PostMapping("/printers/{id}/delete")
    @Allow(ASSETS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Farewell> form) {
        fleet.remove(me, held(me, id, form.value().version()));
        return "redirect:/printers";
    }

    private Fleet.Held held(Member me, UUID id, int version) {
        var held = fleet.hold(me, id).orElseThrow(Problem::notFound);
        if (held.printer().version() != version) {
            throw Problem.versionChanged();
        }
        return held;
    }
}
