package dev.perimeter.assets.printers;

import static dev.perimeter.gate.Permission.ASSETS_ACT;
import static dev.perimeter.gate.Permission.ASSETS_VIEW;
import static dev.perimeter.gate.Permission.ORDERS_VIEW;

import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.lists.ListView;
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

/** The printers as one stands before them: which is in what state, and one tap to the next. */
@Controller
class PrintersPages {

    private final PrintersApi api;
    private final Printers printers;
    private final PrinterSpecChoices printerSpecChoices;
    private final PrintHistory printHistory;
    private final CompanyCurrency companyCurrency;

    PrintersPages(
            PrintersApi api,
            Printers printers,
            PrinterSpecChoices printerSpecChoices,
            PrintHistory printHistory,
            CompanyCurrency companyCurrency) {
        this.api = api;
        this.printers = printers;
        this.printerSpecChoices = printerSpecChoices;
        this.printHistory = printHistory;
        this.companyCurrency = companyCurrency;
    }

    /**
     * A tap on a button.
     *
     * @param list whether it was one in the list, where one wants to stay
     * @param overview the same of the overview
     */
    record Step(
            Printer.Status status,
            @Nullable Boolean list,
            @Nullable Boolean overview) {}

    @ModelAttribute("here")
    String here() {
        return "printers";
    }

    @ModelAttribute("currencies")
    List<String> currencies() {
        return CurrencyCode.Check.codes();
    }

    @ModelAttribute("states")
    List<Printer.Status> states() {
        return List.of(Printer.Status.values());
    }

    @GetMapping("/printers")
    @Allow(ASSETS_VIEW)
    String list(
            Member me,
            Search q,
            @RequestParam(required = false) Printer.@Nullable Status status,
            @RequestParam(required = false) @Nullable PrinterSort sort,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var found = api.search(me, q, status, null, sort, page);
        model.addAttribute("page", found);
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAllAttributes(QueryParameters.asked(request, List.of("q")));
        model.addAttribute("status", status);
        model.addAttribute("list", ListView.of(request, sort == null ? PrinterSort.NAME : sort));
        return "assets/printers";
    }

    @GetMapping("/printers/{id}")
    @Allow(ASSETS_VIEW)
    String show(Member me, @PathVariable UUID id, Model model) {
        model.addAttribute("printer", printers.find(me, id).orElseThrow(Problem::notFound));
        if (me.may(ORDERS_VIEW)) {
            model.addAttribute("printed", printHistory.last(me, id));
        }
        return "assets/printer";
    }

    @PostMapping("/printers/{id}")
    @Allow(ASSETS_ACT)
    String move(Member me, @PathVariable UUID id, Form<Step> form) {
        var step = form.value();
        var held = printers.hold(me, id).orElseThrow(Problem::notFound);
        var draft = held.record().change().in(step.status());
        if (!draft.equals(held.record().change())) {
            printers.change(me, held, draft, printerSpecChoices.of(me, held.record(), draft.modelId()));
        }
        return "redirect:" + (step.overview() != null ? "/" : step.list() != null ? "/printers" : "/printers/" + id);
    }

    /** Without a model, the page asks for one, by the words of {@code q}. */
    @GetMapping("/printers/new")
    @Allow(ASSETS_ACT)
    String newForm(
            Member me,
            Search q,
            @RequestParam(required = false) @Nullable UUID modelId,
            @RequestParam(required = false) @Nullable Boolean added,
            HttpServletRequest request,
            Model model) {
        if (modelId != null) {
            model.addAttribute("chosen", printerSpecChoices.find(me, modelId).orElseThrow(Problem::notFound));
        } else {
            model.addAttribute("found", printerSpecChoices.search(q.key()));
            model.addAllAttributes(QueryParameters.asked(request, List.of(Search.NAME)));
        }
        model.addAttribute("added", added);
        return "assets/printer-new";
    }

    @PostMapping("/printers/new")
    @Allow(ASSETS_ACT)
    String add(Member me, Form<NewPrinter> form) {
        var draft = form.paidIn(() -> companyCurrency.of(me)).value();
        var model = printerSpecChoices.named(me, draft.modelId(), draft.model());
        var added = printers.add(me, draft.of(model.id()));
        return "redirect:" + (me.may(ASSETS_VIEW) ? "/printers/" + added.id() : "/printers/new?added=true");
    }
}
