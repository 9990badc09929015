package dev.perimeter.customers;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.perimeter.web.lists.NameOrder;
import dev.perimeter.web.lists.Ordering;
import dev.perimeter.web.lists.SortKey;

/** What a list of customers is sorted by. A minus turns it round. */
enum CustomerSort {
    NAME,
    @JsonProperty("-name")
    NAME_DOWN,
    EMAIL,
    @JsonProperty("-email")
    EMAIL_DOWN,
    CONTACT,
    @JsonProperty("-contact")
    CONTACT_DOWN,
    NUMBER,
    @JsonProperty("-number")
    NUMBER_DOWN;

    Ordering ordering(NameOrder order) {
        return switch (this) {
            case NAME, NAME_DOWN -> Ordering.byText("name", order, this == NAME_DOWN);
            case EMAIL, EMAIL_DOWN -> Ordering.byTextOrLast("email", order, this == EMAIL_DOWN);
            case CONTACT, CONTACT_DOWN -> Ordering.byTextOrLast("contact_name", order, this == CONTACT_DOWN);
            case NUMBER, NUMBER_DOWN -> Ordering.byNumber(this == NUMBER_DOWN);
        };
    }

    /** The place of a customer in a list of this order. */
    SortKey key(NameOrder order, Customer customer) {
        var facts = customer.facts();
        var key =
                switch (this) {
                    case NAME, NAME_DOWN -> facts.name();
                    case EMAIL, EMAIL_DOWN -> Ordering.orLast(facts.email());
                    case CONTACT, CONTACT_DOWN -> Ordering.orLast(facts.contactName());
                    case NUMBER, NUMBER_DOWN -> "";
                };
        return SortKey.of(order.word(), key, customer.number());
    }
}
