package dev.perimeter.orders.pages;

import dev.perimeter.web.forms.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a button of the form of an order asks for, instead of saving it: one line {@code more}, a
 * line once more, {@code copy-1}, the form {@code without-2} a line, or filaments to choose from
 * for it, {@code find-0}, each by its place from 0; customers to choose from; or the fields of a
 * new customer.
 *
 * @param copy null for none
 * @param without null for none
 * @param find null for none
 */
record OrderFormAction(
        boolean isMore,
        boolean isCustomer,
        boolean isNewCustomer,
        @Nullable Integer copy,
        @Nullable Integer without,
        @Nullable Integer find) {

    private static final Pattern LINE = Pattern.compile("(copy|without|find)-(\\d{1,3})");

    /** Nothing, where it is none of these. */
    static OrderFormAction of(@Nullable String word) {
        var asked = word == null ? "" : word;
        var line = LINE.matcher(asked);
        var place = line.matches() ? Integer.valueOf(line.group(2)) : null;
        return new OrderFormAction(
                asked.equals("more"),
                asked.equals("customer"),
                asked.equals("new-customer"),
                asked.startsWith("copy") ? place : null,
                asked.startsWith("without") ? place : null,
                asked.startsWith("find") ? place : null);
    }

    /** Nothing is done yet, where something was asked for. */
    void stayOpen(Form<?> form) {
        if (isMore || isCustomer || isNewCustomer || copy != null || without != null || find != null) {
            throw form.open();
        }
    }
}
