package dev.perimeter.orders.pages;

import dev.perimeter.orders.OrderDraft;
import dev.perimeter.web.forms.Form;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a button of the form of an order asks for, instead of saving it: one line {@code more}, the
 * form {@code without-2} or with filaments to choose from for a line, {@code find-0}, each by its
 * place from 0; or customers to choose from.
 *
 * @param without null for none
 * @param find null for none
 */
record OrderFormAction(
        boolean isMore,
        boolean isCustomer,
        @Nullable Integer without,
        @Nullable Integer find) {

    private static final Pattern LINE = Pattern.compile("(without|find)-(\\d{1,3})");

    /** Nothing, where it is none of these. */
    static OrderFormAction of(@Nullable String word) {
        var asked = word == null ? "" : word;
        var line = LINE.matcher(asked);
        var place = line.matches() ? Integer.valueOf(line.group(2)) : null;
        return new OrderFormAction(
                asked.equals("more"),
                asked.equals("customer"),
                asked.startsWith("without") ? place : null,
                asked.startsWith("find") ? place : null);
    }

    /** Nothing is done yet, where something was asked for. */
    void stayOpen(Form<OrderDraft> form) {
        if (isMore || isCustomer || without != null || find != null) {
            throw form.open();
        }
    }
}
