package dev.perimeter.assets.spools.pages;

import static dev.perimeter.gate.Permission.ASSETS_VIEW;

import dev.perimeter.assets.spools.Spool;
import dev.perimeter.assets.spools.SpoolFilter.Sort;
import dev.perimeter.assets.spools.SpoolsApi;
import dev.perimeter.assets.stock.StockSearch;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.query.QueryParameters;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** The spools on the shelf. */
@Controller
class SpoolsPages {

    private static final List<String> SEARCHED =
            List.of("q", "material", "color", "sort", "filamentId", "status", "low");

    /** Each of them is one of the views, which keep whatever else is looked for. */
    private static final List<String> VIEWED = List.of("status", "low");

    /** @param asked what is looked for now, by parameter */
    record Views(Map<String, String> asked) {

        /** The fields that a search within this view has, unseen. */
        public Map<String, String> kept() {
            return shown(List.of("filamentId", "status", "low"));
        }

        /** The address of another view; the empty name is that of all spools. */
        public String address(String name, String value) {
            var address = UriComponentsBuilder.fromPath("/spools");
            shown(SEARCHED).forEach((asked, word) -> {
                if (!VIEWED.contains(asked)) {
                    address.queryParam(asked, UriUtils.encode(word, StandardCharsets.UTF_8));
                }
            });
            return name.isEmpty()
                    ? address.build(true).toUriString()
                    : address.queryParam(name, value).build(true).toUriString();
        }

        private Map<String, String> shown(List<String> names) {
            var shown = new LinkedHashMap<String, String>();
            names.stream()
                    .filter(name -> !asked.getOrDefault(name, "").isEmpty())
                    .forEach(name -> shown.put(name, asked.getOrDefault(name, "")));
            return shown;
        }
    }

    private final SpoolsApi api;
    private final StockSearch stock;

    SpoolsPages(SpoolsApi api, StockSearch stock) {
        this.api = api;
        this.stock = stock;
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
            @RequestParam(required = false) @Nullable UUID filamentId,
            @RequestParam(required = false) @Nullable Sort sort,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var found = api.search(me, q, status, material, color, low, filamentId, sort, page);
        model.addAttribute("here", "spools");
        model.addAttribute("states", Spool.Status.values());
        model.addAttribute("sorts", Sort.values());
        model.addAttribute("page", found);
        model.addAttribute("next", NextPageLink.of(request, found));
        var asked = QueryParameters.asked(request, SEARCHED);
        model.addAllAttributes(asked);
        model.addAttribute("views", new Views(asked));
        if (sort == Sort.FILAMENT) {
            model.addAttribute(
                    "heads",
                    stock.of(
                            me,
                            found.items().stream()
                                    .map(spool -> spool.filament().filamentId())
                                    .toList()));
        }
        if (filamentId != null) {
            stock.find(me, filamentId).ifPresent(item -> model.addAttribute("only", item));
        }
        return "assets/spools";
    }
}
