package dev.perimeter.team;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.gate.Person;
import dev.perimeter.gate.SignedIn;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Handing a company over (spec 7.7), asked twice before it is offered. */
@Controller
class OwnershipTransferPages {

    private final OwnershipTransfer ownershipTransfer;
    private final Members members;

    OwnershipTransferPages(OwnershipTransfer ownershipTransfer, Members members) {
        this.ownershipTransfer = ownershipTransfer;
        this.members = members;
    }

    @GetMapping("/team/{accountId}/offer")
    @OwnerOnly
    String offerForm(Member me, @PathVariable UUID accountId, Model model) {
        model.addAttribute("here", "team");
        model.addAttribute(
                "member",
                members.find(me, accountId).filter(member -> !member.isOwner()).orElseThrow(Problem::notFound));
        return "team/member-offer";
    }

    @PostMapping("/team/{accountId}/offer")
    @OwnerOnly
    String offer(Member me, @PathVariable UUID accountId) {
        if (ownershipTransfer.make(me, accountId).isEmpty()) {
            throw Problem.notFound();
        }
        return "redirect:/team";
    }

    /** An offer that ended in the meantime is as good as withdrawn. */
    @PostMapping("/team/offer/withdraw")
    @OwnerOnly
    String withdraw(Member me) {
        ownershipTransfer.withdraw(me);
        return "redirect:/team";
    }

    @PostMapping("/team/offer/accept")
    @SignedIn
    String accept(Person me) {
        if (!ownershipTransfer.accept(me)) {
            throw Problem.notFound();
        }
        return "redirect:/team";
    }
}
