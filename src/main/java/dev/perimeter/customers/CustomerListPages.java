package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;

import dev.perimeter.customers.Customer.Status;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.lists.ListCount;
import dev.perimeter.web.lists.ListView;
import dev.perimeter.web.lists.NextPageLink;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers to look for. */
@Controller
class CustomerListPages {

    private final CustomersApi api;
    private final CustomerSearch search;

    CustomerListPages(CustomersApi api, CustomerSearch search) {
        this.api = api;
        this.search = search;
    }

    @GetMapping("/customers")
    @Allow(CUSTOMERS_VIEW)
    String list(
            Member me,
            Search q,
            @RequestParam(name = "q", defaultValue = "") String typed,
            @RequestParam(defaultValue = "") String status,
            @RequestParam(required = false) @Text(min = 0, max = 50) @Nullable String tag,
            @RequestParam(required = false) @Nullable CustomerSort sort,
            PageRequest page,
            HttpServletRequest request,
            Model model) {
        var wanted = Stream.of(Status.values())
                .filter(known -> known.word().equals(status))
                .findFirst()
                .orElse(null);
        var filter = CustomerFilter.of(q, wanted, tag, sort);
        var found = api.search(me, q, wanted, tag, sort, page);
        model.addAttribute("page", found);
        model.addAttribute(
                "count",
                ListCount.of(
                        found, page.after() == null, filter.isEverybody(), most -> search.count(me, filter, most)));
        model.addAttribute("list", ListView.of(request, filter.sort()));
        model.addAttribute("next", NextPageLink.of(request, found));
        model.addAttribute("tag", filter.tag());
        model.addAttribute("typed", typed);
        model.addAttribute("status", wanted == null ? "" : status);
        model.addAttribute("first", page.after() == null);
        model.addAttribute("here", "customers");
        model.addAttribute("statuses", List.of("active", "inactive"));
        return "customers/customers";
    }
}
