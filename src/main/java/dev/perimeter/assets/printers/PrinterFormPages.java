package dev.perimeter.assets.printers;

import static dev.perimeter.gate.Permission.ASSETS_ACT;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.forms.RemovalPage;
import dev.perimeter.web.problems.Problem;
import java.util.List;
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
 * Changing and deleting a printer. Who may not view it is shown no form with what it has: to them
 * there is none.
 */
@Controller
class PrinterFormPages {

    private final Printers printers;
    private final PrinterSpecChoices printerSpecChoices;
    private final CompanyCurrency companyCurrency;

    PrinterFormPages(Printers printers, PrinterSpecChoices printerSpecChoices, CompanyCurrency companyCurrency) {
        this.printers = printers;
        this.printerSpecChoices = printerSpecChoices;
        this.companyCurrency = companyCurrency;
    }

    record Edit(PrinterChange printer) {}

    @ModelAttribute("here")
    String here() {
        return "printers";
    }

    @ModelAttribute("currencies")
    List<String> currencies() {
        return CurrencyCode.Check.codes();
    }

    @ModelAttribute("states")
    List<Printer.Status> states() {
        return List.of(Printer.Status.values());
    }

    /** @param find whether to show models to choose from, by what was typed to look for one */
    @GetMapping("/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String edit(Member me, @PathVariable UUID id, @RequestParam(required = false) @Nullable Boolean find, Model model) {
        var printer = printers.find(me, id).orElseThrow(Problem::notFound);
        var refused = FormErrors.of(model);
        model.addAttribute("printer", printer);
        model.addAttribute(
                "chosen",
                Optional.ofNullable(refused)
                        .flatMap(form -> form.typedId("printer.modelId"))
                        .flatMap(chosen -> printerSpecChoices.find(me, chosen))
                        .orElse(printer.model()));
        if (refused != null && Boolean.TRUE.equals(find)) {
            model.addAttribute("found", printerSpecChoices.search(refused.words("_model")));
        }
        return "assets/printer-edit";
    }

    @PostMapping("/printers/{id}/edit")
    @Allow(ASSETS_ACT)
    String change(
            Member me, @PathVariable UUID id, Form<Edit> form, @RequestParam(required = false) @Nullable Boolean find) {
        if (Boolean.TRUE.equals(find)) {
            throw form.open();
        }
        var edit = form.paidIn(() -> companyCurrency.of(me)).value();
        var held = held(me, id, form);
        var draft = printers.priced(me, held.record().change(), edit.printer(), "printer.purchasePrice");
        if (!draft.equals(held.record().change())) {
            printers.change(me, held, draft, printerSpecChoices.of(me, held.record(), draft.modelId()));
        }
        return "redirect:/printers/" + id;
    }

    @GetMapping("/printers/{id}/delete")
    @Allow(ASSETS_ACT)
    String removeForm(Member me, @PathVariable UUID id, Model model) {
        var printer = printers.find(me, id).orElseThrow(Problem::notFound);
        return RemovalPage.of("printer", "/printers/" + id, "delete", printer.version(), printer.name())
                .show(model);
    }

    @PostMapping("/printers/{id}/delete")
    @Allow(ASSETS_ACT)
    String remove(Member me, @PathVariable UUID id, Form<Form.Confirmation> form) {
        printers.remove(me, held(me, id, form));
        return "redirect:/printers";
    }

    private Held<Printer> held(Member me, UUID id, Form<?> form) {
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        form.check(held.version());
        return held;
    }
}
