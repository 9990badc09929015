package dev.perimeter.layout;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Permission;
import dev.perimeter.gate.Person;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** Puts the frame into the model of pages for persons. Somebody without a company gets none. */
@Component
public class PersonFrame {

    private final Profiles profiles;

    PersonFrame(Profiles profiles) {
        this.profiles = profiles;
    }

    /** The person's profile, empty before setup. With a company, the frame goes into the model. */
    public Optional<Profile> put(Person me, Model model) {
        var profile = profiles.find(me);
        profile.ifPresent(found -> {
            var company = found.company();
            var membership = found.membership();
            if (company != null && membership != null) {
                var member = new Member(
                        found.account().id(),
                        company.id(),
                        me.session(),
                        membership.role().equals("owner"),
                        Arrays.stream(Permission.values())
                                .filter(flag -> membership.permissions().getOrDefault(flag.field(), false))
                                .collect(Collectors.toSet()));
                model.addAttribute(
                        "frame",
                        new Frame(
                                company.name(),
                                found.account().displayName(),
                                company.currency(),
                                ZoneId.of(company.timezone()),
                                member));
            }
        });
        return profile;
    }
}
