package dev.perimeter.layout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;

/** What somebody at the printers does with pieces: taps, ticks, chooses and drags. */
record FarmHand(Tab tab) {

    private static final int HELD_MS = 200;

    /** The column of that state, as a phone shows it. */
    FarmHand board(String state) {
        tab.open("/pieces/board?status=" + state);
        return this;
    }

    /** A button or link of the first card of the column that is shown. */
    FarmHand tap(String name) {
        return tap("", name);
    }

    /** The same on the first card with that text. */
    FarmHand tap(String card, String name) {
        tab.page
                .locator(".shown li", new Page.LocatorOptions().setHasText(card))
                .first()
                .locator(".actions")
                .locator("a, button", new Locator.LocatorOptions().setHasText(name))
                .first()
                .click();
        return this;
    }

    /** The button of exactly this name, where others begin alike. */
    FarmHand press(String button) {
        tab.page
                .getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName(button).setExact(true))
                .click();
        return this;
    }

    /** The first option with that text. */
    FarmHand choose(String select, String text) {
        var option = tab.page
                .locator(select + " option", new Page.LocatorOptions().setHasText(text))
                .first();
        tab.page.selectOption(select, option.getAttribute("value"));
        return this;
    }

    /** On the page of an order: ticks the pieces of these numbers, and asks for the state. */
    FarmHand pick(String order, String state, Integer... numbers) {
        tab.open("/orders/" + order);
        for (var number : List.of(numbers)) {
            tab.page
                    .getByRole(
                            AriaRole.CHECKBOX,
                            new Page.GetByRoleOptions()
                                    .setName(number.toString())
                                    .setExact(true))
                    .check();
        }
        tab.page.selectOption("select[name=to]", state);
        tab.press("Move the chosen ones");
        return this;
    }

    /** Moves pieces that need nothing said. */
    void move(String order, String state, String button, Integer... numbers) {
        pick(order, state, numbers).press(button);
        tab.shows("Lines");
    }

    /** The first card of one column to another, with the mouse. */
    void drag(String from, String to) {
        var card = tab.page.locator("ul[data-state=" + from + "] li b").first().boundingBox();
        var column = tab.page.locator("ul[data-state=" + to + "]").boundingBox();
        var mouse = tab.page.mouse();
        mouse.move(card.x + 5, card.y + 5);
        mouse.down();
        mouse.move(card.x + 15, card.y + 15);
        mouse.move(column.x + 30, column.y + 15, new Mouse.MoveOptions().setSteps(8));
        mouse.move(column.x + 32, column.y + column.height - 10);
        // Where a card is held over is looked at twenty times a second.
        tab.page.waitForTimeout(HELD_MS);
        mouse.up();
    }
}
