package dev.perimeter.companies;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.OwnerOnly;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/company")
class CompanyApi {

    private final Companies companies;

    CompanyApi(Companies companies) {
        this.companies = companies;
    }

    @GetMapping
    @AnyMember
    ResponseEntity<CompanySettings> show(Member me) {
        var company = companies.mine(me);
        return Etag.ok(company.version(), company);
    }

    @PatchMapping
    @OwnerOnly
    ResponseEntity<CompanySettings> change(Member me, @RequestBody Patch<CompanyChange> patch, IfMatch ifMatch) {
        var held = companies.hold(me);
        ifMatch.check(held.record().version());
        var change = patch.onto(held.record().change());
        var same = change.equals(held.record().change());
        var changed = same ? held.record() : companies.change(me, held, change);
        return Etag.ok(changed.version(), changed);
    }
}
