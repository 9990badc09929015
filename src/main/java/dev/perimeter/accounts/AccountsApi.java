package dev.perimeter.accounts;

import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.values.Text;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/auth")
class AccountsApi {

    private final Profiles profiles;

    AccountsApi(Profiles profiles) {
        this.profiles = profiles;
    }

    record Setup(
            @Text(min = Profile.Account.NAME_LENGTH_MIN, max = Profile.Account.NAME_LENGTH_MAX) @Nullable
            String displayName) {}

    record ActiveCompany(UUID companyId) {}

    @GetMapping("/profile")
    @SignedIn
    Profile profile(Person me) {
        return profiles.find(me).orElseThrow(() -> Problem.of(HttpStatus.NOT_FOUND, "profile-missing"));
    }

    /** An account that exists stays as it is, whatever is sent. */
    @PostMapping("/setup")
    @SignedIn
    ResponseEntity<Profile> setUp(Person me, @RequestBody(required = false) @Nullable Setup setup) {
        var name = setup == null ? null : setup.displayName();
        var made = profiles.setUp(me, name == null ? profiles.nameFor(me) : name);
        return ResponseEntity.status(made ? HttpStatus.CREATED : HttpStatus.OK)
                .body(profiles.find(me).orElseThrow());
    }

    @PutMapping("/active-company")
    @SignedIn
    Profile switchCompany(Person me, @RequestBody ActiveCompany wanted) {
        if (!profiles.switchTo(me, wanted.companyId())) {
            throw Problem.notFound();
        }
        return profiles.find(me).orElseThrow();
    }
}
