package dev.perimeter.orders.customers;

import com.fasterxml.jackson.annotation.JsonIgnore;
import org.jspecify.annotations.Nullable;

/**
 * The customer of an order as they were when it was confirmed (spec 12.8). All is null before that,
 * and for who may not view customers.
 *
 * @param billingAddress stands for that of the order where the order has none of its own
 * @param shippingAddress the same
 */
public record KeptCustomer(
        @Nullable String customerName,
        @Nullable String contactName,
        @Nullable String email,
        @Nullable String phone,
        @JsonIgnore @Nullable String billingAddress,
        @JsonIgnore @Nullable String shippingAddress) {

    public static final KeptCustomer NOBODY = new KeptCustomer(null, null, null, null, null, null);

    /** A row {@code k} of the table {@code order_customer} as {@link Stored} has it. */
    public static final String JSON = """
            jsonb_build_object('name', k.name, 'contactName', k.contact_name, 'email', k.email, 'phone', k.phone,
                               'billingAddress', k.billing_address, 'shippingAddress', k.shipping_address)
            """;

    /** The same with all fields in its JSON. */
    public record Stored(
            String name,
            @Nullable String contactName,
            @Nullable String email,
            @Nullable String phone,
            @Nullable String billingAddress,
            @Nullable String shippingAddress) {

        public KeptCustomer kept() {
            return new KeptCustomer(name, contactName, email, phone, billingAddress, shippingAddress);
        }
    }
}
