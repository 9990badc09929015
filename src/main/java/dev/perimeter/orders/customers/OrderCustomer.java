package dev.perimeter.orders.customers;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * @param customerLabel the name that was kept, or the customer's present one; for who may not
 *     view customers, their number
 */
public record OrderCustomer(
        UUID customerId,
        String customerLabel,
        @JsonUnwrapped KeptCustomer kept) {

    public static OrderCustomer of(UUID id, int number, @Nullable String name, KeptCustomer kept) {
        var keptName = kept.customerName();
        return new OrderCustomer(id, label(keptName == null ? name : keptName, number), kept);
    }

    /** What the customer is called to who may not view customers (spec 6.4). */
    public static String label(@Nullable String name, int number) {
        return name == null ? "Customer " + number : name;
    }
}
