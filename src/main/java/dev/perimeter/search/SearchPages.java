package dev.perimeter.search;

import dev.perimeter.gate.AnyMember;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.Search;
import java.util.LinkedHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of what was found, of which the box in the head of all pages shows the list. */
@Controller
class SearchPages {

    private final SearchApi api;

    SearchPages(SearchApi api) {
        this.api = api;
    }

    /** @param q what {@code search} is made of, as it was typed */
    @GetMapping("/search")
    @AnyMember
    String list(Member me, Search search, @RequestParam(required = false) @Nullable String q, Model model) {
        var byKind = api.search(me, search).items().stream()
                .collect(Collectors.groupingBy(SearchHit::recordType, LinkedHashMap::new, Collectors.toList()));
        model.addAttribute("found", byKind);
        model.addAttribute("q", q);
        model.addAttribute("asked", !search.isEmpty());
        model.addAttribute("most", SearchApi.SHOWN_MAX);
        model.addAttribute("here", "search");
        return "search/search";
    }
}
