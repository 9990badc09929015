package dev.perimeter.orders;

import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.orders.Order.OrderProgress;
import dev.perimeter.orders.OrderReferences.Named;
import dev.perimeter.orders.customers.KeptCustomer;
import dev.perimeter.orders.lines.Line;
import dev.perimeter.web.problems.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/** Takes orders, changes what may be changed about them, and removes drafts. */
@Component
public class OrderTaking {

    private final OrderReferences orderReferences;
    private final OrderWrites book;
    private final Audit audit;

    OrderTaking(OrderReferences orderReferences, OrderWrites book, Audit audit) {
        this.orderReferences = orderReferences;
        this.book = book;
        this.audit = audit;
    }

    public Order add(Member me, OrderDraft said) {
        said.check();
        var named = orderReferences.named(me, said, null);
        var draft = said.paidIn(named.currency());
        refuseUnknown(draft, named);
        var added = draft.as(
                Ids.next(),
                named,
                KeptCustomer.NOBODY,
                OrderProgress.of(OrderState.DRAFT, null, null),
                lines(draft, named),
                Revision.first(named.now()));
        book.add(me, added, Objects.requireNonNull(named.customerNumber()));
        audit.added(me, RecordType.ORDER, added.id(), added);
        return added;
    }

    /** After the draft, what was ordered stays; after the end, everything but the notes does. */
    public Order change(Member me, Held<Order> held, OrderDraft said) {
        said.check();
        var before = held.record();
        var noted = before.draft().noting(said.delivery().notes());
        if (before.progress().status().isFinished() && !said.equals(noted)) {
            throw Problem.conflict("order-finished");
        }
        if (before.progress().status() != OrderState.DRAFT && !said.sellsTheSameAs(before.draft())) {
            throw Problem.conflict("not-a-draft");
        }
        var named = orderReferences.named(me, said, before.number());
        var draft = said.paidIn(named.currency());
        refuseUnknown(draft, named);
        var hasOtherLines = !draft.lines().equals(before.draft().lines())
                || !named.currency().equals(before.terms().currency());
        var lines = hasOtherLines ? lines(draft, named) : before.contents().lines();
        var changed = draft.as(
                before.id(),
                named,
                before.customer().kept(),
                before.progress(),
                lines,
                before.revision().next(named.now()));
        book.change(me, changed, Objects.requireNonNull(named.customerNumber()), hasOtherLines);
        audit.changed(me, RecordType.ORDER, before.id(), before.draft(), changed.draft());
        return changed;
    }

    public void remove(Member me, Order order) {
        if (order.progress().status() != OrderState.DRAFT) {
            throw Problem.conflict("not-a-draft");
        }
        book.remove(me, order.id());
        audit.removed(me, RecordType.ORDER, order.id(), order);
    }

    /**
     * A customer or filament of another company, or of nobody, is named as what is not there (spec
     * 1.2).
     */
    private static void refuseUnknown(OrderDraft draft, Named named) {
        var unknown = new ArrayList<String>();
        if (named.customerNumber() == null) {
            unknown.add("customerId");
        }
        for (var i = 0; i < named.filaments().size(); i++) {
            if (draft.lines().get(i).filamentId() != null && named.filaments().get(i) == null) {
                unknown.add("lines[" + i + "].filamentId");
            }
        }
        if (!unknown.isEmpty()) {
            throw Problem.notThere(unknown.toArray(String[]::new));
        }
    }

    private static List<Line> lines(OrderDraft draft, Named named) {
        var lines = new ArrayList<Line>();
        for (var line : draft.lines()) {
            var filament = named.filaments().get(lines.size());
            lines.add(Line.of(Ids.next(), line.of(filament), named.currency(), Map.of()));
        }
        return List.copyOf(lines);
    }
}
