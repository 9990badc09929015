package dev.perimeter.assets.spools.pages;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.spools.SpoolInStock;
import dev.perimeter.assets.spools.Spools;
import dev.perimeter.assets.spools.events.SpoolEvent.Kind;
import dev.perimeter.assets.spools.events.SpoolEventDraft;
import dev.perimeter.assets.spools.events.SpoolEvents;
import dev.perimeter.assets.spools.events.SpoolEventsApi;
import dev.perimeter.assets.spools.events.SpoolHistory;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.Text;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.problems.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A spool, with the three things that people do to what is on it. Weights in grams. */
@Controller
class SpoolActPages {

    private final Spools spools;
    private final SpoolEvents events;
    private final SpoolEventsApi eventsApi;
    private final SpoolHistory history;

    SpoolActPages(Spools spools, SpoolEvents events, SpoolEventsApi eventsApi, SpoolHistory history) {
        this.spools = spools;
        this.events = events;
        this.eventsApi = eventsApi;
        this.history = history;
    }

    record Used(
            @DecimalMin("0.01") @DecimalMax("60000") BigDecimal usedG,

            @Text(max = 500) @Nullable String usedFor) {}

    /** @param tareWeightG asked for where it is not known what the empty spool weighs */
    record OnScales(
            @DecimalMin("0") @DecimalMax("60000") BigDecimal onScalesG,

            @DecimalMin("0") @DecimalMax("5000") @Nullable BigDecimal tareWeightG) {}

    /** @param leftG what is really left: a phone's keys for figures have no minus */
    record Corrected(
            @DecimalMin("0") @DecimalMax("60000") BigDecimal leftG,
            @Text(max = 500) String reason) {}

    /** The address of a form shows the page as well, with that form open. */
    @GetMapping({"/spools/{id}", "/spools/{id}/use", "/spools/{id}/weigh", "/spools/{id}/correct"})
    @Allow(ASSETS_VIEW)
    String show(Member me, @PathVariable UUID id, PageRequest page, HttpServletRequest request, Model model) {
        var events = eventsApi.list(me, id, page);
        model.addAttribute("here", "spools");
        model.addAttribute("act", request.getRequestURI().replaceFirst(".*/", ""));
        model.addAttribute("spool", spools.find(me, id).orElseThrow(Problem::notFound));
        model.addAttribute("events", events.items());
        model.addAttribute("pieces", history.pieces(me, events.items()));
        model.addAttribute("next", NextPageLink.of(request, events));
        return "assets/spool";
    }

    @PostMapping("/spools/{id}/use")
    @Allow(ASSETS_ACT)
    String use(Member me, @PathVariable UUID id, Form<Used> form) {
        var used = form.value();
        return happened(me, held(me, id), new SpoolEventDraft(Kind.CONSUMED, used.usedG(), used.usedFor()));
    }

    @PostMapping("/spools/{id}/weigh")
    @Allow(ASSETS_ACT)
    String weigh(Member me, @PathVariable UUID id, Form<OnScales> form) {
        var said = form.value();
        var held = held(me, id);
        if (said.tareWeightG() != null) {
            held = spools.withTare(me, held, said.tareWeightG());
        } else if (held.record().spool().weight().tareWeightG() == null) {
            throw Problem.invalid("tareWeightG", FieldFault.REQUIRED);
        }
        return happened(me, held, new SpoolEventDraft(Kind.WEIGHED, said.onScalesG(), null));
    }

    @PostMapping("/spools/{id}/correct")
    @Allow(ASSETS_ACT)
    String correct(Member me, @PathVariable UUID id, Form<Corrected> form) {
        var said = form.value();
        var held = held(me, id);
        form.check(held.version());
        var difference = said.leftG().subtract(held.record().spool().weight().remainingG());
        var draft = new SpoolEventDraft(Kind.ADJUSTED, difference, said.reason());
        if (draft.grams().signum() == 0) {
            throw Problem.invalid("leftG", FieldFault.of("fault.left-already"));
        }
        return happened(me, held, draft);
    }

    private Held<SpoolInStock> held(Member me, UUID id) {
        return spools.hold(me, id).orElseThrow(Problem::notFound);
    }

    private String happened(Member me, Held<SpoolInStock> held, SpoolEventDraft draft) {
        draft.check();
        events.add(me, held, draft);
        return "redirect:/spools/" + held.record().id();
    }
}
