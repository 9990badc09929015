package dev.perimeter.customers;

import static dev.perimeter.gate.Permission.CUSTOMERS_ACT;
import static dev.perimeter.gate.Permission.CUSTOMERS_VIEW;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.values.Text;
import dev.perimeter.web.Etag;
import dev.perimeter.web.IfMatch;
import dev.perimeter.web.json.Patch;
import dev.perimeter.web.lists.Cursors;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Page;
import dev.perimeter.web.lists.PageRequest;
import dev.perimeter.web.lists.Search;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/customers")
class CustomersApi {

    private final Customers customers;
    private final CustomerSearch search;
    private final Cursors cursors;

    CustomersApi(Customers customers, CustomerSearch search, Cursors cursors) {
        this.customers = customers;
        this.search = search;
        this.cursors = cursors;
    }

    @GetMapping
    @Allow(CUSTOMERS_VIEW)
    Page<Customer> search(
            Member me,
            Search q,
            @RequestParam(required = false) Customer.@Nullable Status status,
            @RequestParam(required = false) @Text(min = 0, max = 50) @Nullable String tag,
            @RequestParam(required = false) @Nullable CustomerSort sort,
            PageRequest page) {
        var filter = CustomerFilter.of(q, status, tag, sort);
        var scope = "customers of %s, %s".formatted(me.company(), filter.scope());
        var order = NameOrder.of(cursors.start(scope, page));
        return cursors.page(
                scope,
                page,
                after -> search.page(me, filter, after, page.rows()),
                customer -> filter.sort().key(order, customer));
    }

    @GetMapping("/{id}")
    @Allow(CUSTOMERS_VIEW)
    ResponseEntity<Customer> show(Member me, @PathVariable UUID id) {
        var customer = customers.find(me, id).orElseThrow(Problem::notFound);
        return Etag.ok(customer.version(), customer);
    }

    @PostMapping
    @Allow(CUSTOMERS_ACT)
    ResponseEntity<Object> add(Member me, @RequestBody CustomerDraft draft) {
        var added = customers.add(me, draft);
        return Etag.created("/api/v1/customers/" + added.id(), added.version(), me.shown(CUSTOMERS_VIEW, added));
    }

    @PatchMapping("/{id}")
    @Allow(CUSTOMERS_ACT)
    ResponseEntity<Object> change(
            Member me, @PathVariable UUID id, @RequestBody Patch<CustomerDraft> patch, IfMatch ifMatch) {
        var held = customers.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        var draft = patch.onto(held.record().facts());
        var changed = draft.equals(held.record().facts()) ? held.record() : customers.change(me, held, draft);
        return Etag.ok(changed.version(), me.shown(CUSTOMERS_VIEW, changed));
    }

    @DeleteMapping("/{id}")
    @Allow(CUSTOMERS_ACT)
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Member me, @PathVariable UUID id, IfMatch ifMatch) {
        var held = customers.hold(me, id).orElseThrow(Problem::notFound);
        ifMatch.check(held.version());
        customers.remove(me, held);
    }
}
