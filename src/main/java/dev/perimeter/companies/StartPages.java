package dev.perimeter.companies;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.values.ZoneName;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/**
 * For who is signed in and acts for no company: switch to another of theirs, found one, or join
 * one.
 */
@Controller
class StartPages {

    static final List<String> SIZES = List.of("1", "2-10", "11-50", "51-200", "201-500", "501+");

    private final Onboarding onboarding;
    private final Profiles profiles;

    StartPages(Onboarding onboarding, Profiles profiles) {
        this.onboarding = onboarding;
        this.profiles = profiles;
    }

    @GetMapping("/start")
    @SignedIn
    String start(Person me, Model model) {
        model.addAttribute("email", me.email());
        model.addAttribute(
                "companies", profiles.find(me).map(Profile::companies).orElse(List.of()));
        return "companies/start";
    }

    @GetMapping("/start/company")
    @SignedIn
    String foundForm(Person me, Model model) {
        model.addAttribute("sizes", SIZES);
        model.addAttribute("zones", ZoneName.Check.zones());
        model.addAttribute("currencies", CurrencyCode.Check.codes());
        return "companies/founding";
    }

    @PostMapping("/start/company")
    @SignedIn
    String found(Person me, Form<Founding> form) {
        onboarding.found(me, form.value());
        return "redirect:/";
    }
}
