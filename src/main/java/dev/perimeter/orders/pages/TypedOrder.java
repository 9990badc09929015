package dev.perimeter.orders.pages;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.customers.NewCustomer;
import dev.perimeter.orders.Order.OrderDelivery;
import dev.perimeter.orders.Order.OrderOrigin;
import dev.perimeter.orders.OrderDraft;
import dev.perimeter.orders.lines.LineDraft;
import dev.perimeter.values.money.CurrencyCode;
import dev.perimeter.web.json.Constraints.DespiteFaults;
import dev.perimeter.web.json.WithDefault;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.Size;
import jakarta.validation.groups.Default;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is typed into the form of an order: an {@link OrderDraft} for a customer who is there, or
 * for a new one.
 *
 * @param customerId null for a new customer
 * @param customer null for one who is there
 */
@TypedOrder.ForSomebody(groups = {Default.class, DespiteFaults.class})
record TypedOrder(
        @Nullable UUID customerId,
        @Nullable NewCustomer customer,
        @JsonUnwrapped OrderOrigin origin,
        @CurrencyCode @Nullable String currency,
        @JsonUnwrapped OrderDelivery delivery,

        @WithDefault @Size(max = 200, message = "{fault.lines}")
        List<LineDraft> lines) {

    TypedOrder {
        lines = Objects.requireNonNullElse(lines, List.of());
    }

    OrderDraft forCustomer(UUID customer) {
        return new OrderDraft(customer, origin, currency, delivery, lines);
    }

    /** An order is for one customer. */
    @Target(ElementType.TYPE)
    @Retention(RetentionPolicy.RUNTIME)
    @Constraint(validatedBy = ForSomebody.Check.class)
    @interface ForSomebody {

        String message() default "{fault.required}";

        Class<?>[] groups() default {};

        Class<? extends Payload>[] payload() default {};

        /** The check, which names the field. */
        final class Check implements ConstraintValidator<ForSomebody, TypedOrder> {

            @Override
            public boolean isValid(TypedOrder order, ConstraintValidatorContext context) {
                context.disableDefaultConstraintViolation();
                if ((order.customerId() == null) != (order.customer() == null)) {
                    return true;
                }
                context.buildConstraintViolationWithTemplate(
                                order.customerId() == null ? "{fault.required}" : "{fault.twice}")
                        .addPropertyNode("customerId")
                        .addConstraintViolation();
                return false;
            }
        }
    }
}
