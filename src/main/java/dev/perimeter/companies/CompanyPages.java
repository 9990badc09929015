package dev.perimeter.companies;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.values.ZoneName;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the owner says of the company. */
@Controller
class CompanyPages {

    private final Companies companies;
    private final StoredAmounts storedAmounts;

    CompanyPages(Companies companies, StoredAmounts storedAmounts) {
        this.companies = companies;
        this.storedAmounts = storedAmounts;
    }

    record Typed(CompanyChange company) {}

    @GetMapping("/company")
    @OwnerOnly
    String form(Member me, @RequestParam(defaultValue = "false") boolean saved, Model model) {
        model.addAttribute("here", "account");
        model.addAttribute("saved", saved);
        var settings = companies.mine(me);
        model.addAttribute("company", settings.company());
        model.addAttribute("lowThresholdG", settings.lowThresholdG());
        model.addAttribute("steps", settings.steps());
        model.addAttribute("stored", storedAmounts.inItsCurrency(me));
        model.addAttribute("sizes", StartPages.SIZES);
        model.addAttribute("zones", ZoneName.Check.zones());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
        return "companies/company";
    }

    @PostMapping("/company")
    @OwnerOnly
    String change(Member me, Form<Typed> form) {
        var typed = form.value();
        var held = companies.hold(me);
        form.check(held.record().version());
        if (!typed.company().equals(held.record().change())) {
            companies.change(me, held, typed.company());
        }
        return "redirect:/company?saved=true";
    }
}
