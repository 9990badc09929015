package dev.perimeter.orders.pages;

import dev.perimeter.orders.customers.OrderCustomer;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A customer whom an order can be for.
 *
 * @param name null for who may not view customers, to whom they are numbers (spec 6.4)
 * @param email what tells people of one name apart, as the address does
 * @param address where things are sent to
 */
record Buyer(
        UUID id,
        int number,
        @Nullable String name,
        @Nullable String email,
        @Nullable String address) {

    /** As orders call them. */
    public String label() {
        return OrderCustomer.label(name, number);
    }

    /** The number where it is not the label, the e-mail address and the town. */
    public String details() {
        return Stream.of(name == null ? null : "#" + number, email, town())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
    }

    /** The last line of the address below the street that has a postal code; else the last. */
    private @Nullable String town() {
        if (address == null) {
            return null;
        }
        var lines = address.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .skip(1)
                .filter(line -> line.codePoints().anyMatch(Character::isDigit))
                .reduce((_, last) -> last)
                .orElse(lines.getLast());
    }
}
