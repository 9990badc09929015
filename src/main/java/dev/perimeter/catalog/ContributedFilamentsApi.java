package dev.perimeter.catalog;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static dev.perimeter.gate.Permission.ASSETS_ACT;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.problems.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Whoever acts on assets adds to the shared shelf. Every member may read it, so that they see what came of it. */
@RestController
@RequestMapping("/api/v1/catalog/filaments")
class ContributedFilamentsApi {

    private final ContributedFilaments filaments;

    ContributedFilamentsApi(ContributedFilaments filaments) {
        this.filaments = filaments;
    }

    /** @param differs what was stated, where the equal entry that was there says otherwise; absent where nothing does */
    record AddedFilament(
            @JsonUnwrapped FilamentSpec entry,
            @JsonInclude(NON_EMPTY) @Nullable List<Difference> differs) {}

    /** 201 for a new entry, 200 for an equal one that was there (spec 9.3). */
    @PostMapping
    @Allow(ASSETS_ACT)
    ResponseEntity<AddedFilament> add(Member me, @RequestBody FilamentDraft draft) {
        var added = filaments.add(me, draft);
        var entry = added.entry();
        var answer = new AddedFilament(entry, added.differs());
        return added.isNew()
                ? Etag.created("/api/v1/catalog/filaments/" + entry.id(), entry.version(), answer)
                : Etag.ok(entry.version(), answer);
    }

    @PatchMapping("/{id}")
    @Allow(ASSETS_ACT)
    ResponseEntity<FilamentSpec> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<FilamentDraft> patch, IfMatch ifMatch) {
        var held = filaments.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var draft = patch.onto(held.draft());
        var changed = draft.isSameAs(held.draft()) ? held : filaments.change(me, held, draft);
        return Etag.ok(changed.version(), changed);
    }

    @DeleteMapping("/{id}")
    @Allow(ASSETS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = filaments.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        filaments.remove(me, held);
    }
}
