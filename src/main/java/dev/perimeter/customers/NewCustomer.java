package dev.perimeter.customers;

import dev.perimeter.values.EmailAddress;
import dev.perimeter.values.Text;
import dev.perimeter.values.canonical.VisibleOnly;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A customer who is added with their first order: the rest is filled in later. */
public record NewCustomer(
        @Text(max = 200) String name,
        @EmailAddress @Nullable String email,
        @VisibleOnly @Text(max = 50) @Nullable String phone) {

    CustomerDraft draft() {
        return new CustomerDraft(
                name,
                Customer.Kind.PERSON,
                null,
                email,
                phone,
                null,
                null,
                null,
                List.of(),
                null,
                Customer.Status.ACTIVE);
    }
}
