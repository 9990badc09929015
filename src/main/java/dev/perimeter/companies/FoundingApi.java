package dev.perimeter.companies;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/onboarding")
class FoundingApi {

    private final Onboarding onboarding;
    private final Profiles profiles;

    FoundingApi(Onboarding onboarding, Profiles profiles) {
        this.onboarding = onboarding;
        this.profiles = profiles;
    }

    @PostMapping("/owner")
    @SignedIn
    @ResponseStatus(HttpStatus.CREATED)
    Profile found(Person me, @RequestBody Founding founding) {
        return profiles.actingFor(me, onboarding.found(me, founding));
    }
}
