package dev.perimeter.orders.moves;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.orders.Order;
import dev.perimeter.orders.OrderWrites;
import dev.perimeter.orders.OrdersApi;
import dev.perimeter.orders.moves.OrderTransitions.OrderTransition;
import dev.perimeter.values.Text;
import dev.perimeter.web.Etag;
import dev.perimeter.web.problems.Problem;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What is done to orders over HTTP. */
@RestController
@RequestMapping("/api/v1/orders")
class OrderMovesApi {

    private final OrderWrites book;
    private final OrderTransitions transitions;
    private final OrderUndo orderUndo;
    private final ClosingShort closingShort;

    OrderMovesApi(OrderWrites book, OrderTransitions transitions, OrderUndo orderUndo, ClosingShort closingShort) {
        this.book = book;
        this.transitions = transitions;
        this.orderUndo = orderUndo;
        this.closingShort = closingShort;
    }

    /** A body is not needed, and holds nothing. */
    record NoFields() {}

    /** Why fewer are delivered than were ordered. */
    record Shortening(@Text(max = 500) String reason) {}

    @PostMapping("/{id}/transitions")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> move(Member me, @PathVariable UUID id, @RequestBody OrderTransition transition) {
        return shown(me, transitions.move(me, hold(me, id), transition));
    }

    /** The last step is taken back; once more, the one before it. */
    @PostMapping("/{id}/undo")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> undo(
            Member me, @PathVariable UUID id, @RequestBody(required = false) @Nullable NoFields nothing) {
        return shown(me, orderUndo.undo(me, hold(me, id)));
    }

    /** What is not good by now is not made any more. */
    @PostMapping("/{id}/closing-short")
    @Allow(ORDERS_ACT)
    ResponseEntity<Object> closeShort(Member me, @PathVariable UUID id, @RequestBody Shortening shortening) {
        return shown(me, closingShort.close(me, hold(me, id), shortening.reason()));
    }

    private Held<Order> hold(Member me, UUID id) {
        return book.hold(me, id).orElseThrow(Problem::notFound);
    }

    private static ResponseEntity<Object> shown(Member me, Order order) {
        return Etag.ok(order.version(), OrdersApi.shownTo(me, order));
    }
}
