package dev.perimeter.accounts;

import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

@Controller
class AccountsPages {

    private final Profiles profiles;

    AccountsPages(Profiles profiles) {
        this.profiles = profiles;
    }

    /** This session acts for that company from now on (spec 4.4). */
    @PostMapping("/account/companies/{companyId}")
    @SignedIn
    String switchTo(Person me, @PathVariable UUID companyId) {
        if (!profiles.switchTo(me, companyId)) {
            throw Problem.notFound();
        }
        return "redirect:/";
    }
}
