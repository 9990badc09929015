package dev.perimeter.assets.spools;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.spools.events.SpoolEvent;
import dev.perimeter.assets.spools.events.SpoolEventDraft;
import dev.perimeter.assets.spools.events.SpoolEvents;
import dev.perimeter.assets.spools.events.SpoolEventsApi;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The spools on the shelf, and what becomes of them. */
@Controller
class SpoolsPages {

    private static final List<String> SEARCHED = List.of("q", "material", "color");

    private final SpoolsApi api;
    private final SpoolEventsApi eventsApi;
    private final Spools spools;
    private final SpoolEvents events;

    SpoolsPages(SpoolsApi api, SpoolEventsApi eventsApi, Spools spools, SpoolEvents events) {
        this.api = api;
        this.eventsApi = eventsApi;
        this.spools = spools;
        this.events = events;
    }

    @ModelAttribute
    void common(Model model) {
        model.addAttribute("here", "spools");
        model.addAttribute("states", Spool.Status.values());
        model.addAttribute("kinds", SpoolEvent.Kind.values());
    }

    @GetMapping("/spools")
    @Allow(ASSETS_VIEW)
    String list(
            Member me,
            Search q,
            @RequestParam(required = false) Spool.@Nullable Status status,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String material,
            @RequestParam(required = false) @Text(min = 0, max = 200) @Nullable String color,
            @RequestParam(required = false) @Nullable Boolean low,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var found = api.search(me, q, status, material, color, low, null, page);
        model.addAttribute("page", found);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("status", status);
        model.addAttribute("low", Boolean.TRUE.equals(low));
        model.addAllAttributes(QueryParameters.asked(request, SEARCHED));
        return "assets/spools";
    }

    @GetMapping("/spools/{id}")
    @Allow(ASSETS_VIEW)
    String show(Member me, @PathVariable UUID id, PageRequest page, HttpServletRequest request, Model model) {
        var history = eventsApi.list(me, id, page);
        model.addAttribute("spool", spools.find(me, id).orElseThrow(Problem::notFound));
        model.addAttribute("events", history.items());
        model.addAttribute("next", NextPageLink.of(request, history));
        return "assets/spool";
    }

    @PostMapping("/spools/{id}")
    @Allow(ASSETS_ACT)
    String happened(Member me, @PathVariable UUID id, Form<SpoolEventDraft> form) {
        var draft = form.value();
        draft.check();
        events.add(me, spools.hold(me, id).orElseThrow(Problem::notFound), draft);
        return "redirect:/spools/" + id;
    }
}
