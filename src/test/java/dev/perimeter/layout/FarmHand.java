package dev.perimeter.layout;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Mouse;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;

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
                .locator(".shown li, .lost li", new Page.LocatorOptions().setHasText(card))
                .locator(".acts")
                .locator("button", new Locator.LocatorOptions().setHasText(name))
                .first()
                .click();
        return done();
    }

    /** What was tapped is done, where that needs no other page. */
    private FarmHand done() {
        tab.page
                .locator("[aria-busy=true]")
                .waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.HIDDEN));
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

    /** On the page of an order: a button of all its pieces in that state. */
    FarmHand all(String order, String state, String button) {
        tab.open("/orders/" + order);
        tab.page
                .locator(".stacks > li")
                .filter(new Locator.FilterOptions().setHas(tab.page.locator(".stack-what .state-" + state)))
                .first()
                .locator(".acts")
                .getByText(button)
                .click();
        return this;
    }

    /** Moves all pieces in that state, where nothing needs to be said. */
    void move(String order, String state, String button) {
        all(order, state, button);
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
