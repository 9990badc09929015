package dev.perimeter.team;

import dev.perimeter.accounts.Profile;
import dev.perimeter.accounts.Profiles;
import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.team.OwnershipTransfer.Offer;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/company/ownership-offer")
class OwnershipTransferApi {

    private final OwnershipTransfer ownershipTransfer;
    private final Profiles profiles;

    OwnershipTransferApi(OwnershipTransfer ownershipTransfer, Profiles profiles) {
        this.ownershipTransfer = ownershipTransfer;
        this.profiles = profiles;
    }

    record OfferDraft(UUID accountId) {}

    @GetMapping
    @AnyMember
    Offer show(Member me) {
        return ownershipTransfer.offer(me).orElseThrow(Problem::notFound);
    }

    @PostMapping
    @OwnerOnly
    @ResponseStatus(HttpStatus.CREATED)
    Offer make(Member me, @RequestBody OfferDraft draft) {
        return ownershipTransfer.make(me, draft.accountId()).orElseThrow(Problem::notFound);
    }

    @DeleteMapping
    @OwnerOnly
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(Member me) {
        if (!ownershipTransfer.withdraw(me)) {
            throw Problem.notFound();
        }
    }

    @PostMapping("/acceptance")
    @SignedIn
    Profile accept(Person me) {
        if (!ownershipTransfer.accept(me)) {
            throw Problem.notFound();
        }
        return profiles.find(me).orElseThrow();
    }
}
