package dev.perimeter.web.forms;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.ui.Model;

/**
 * The page that asks before a record is removed. Its texts are the messages
 * {@code <kind>.remove.title}, {@code says} and {@code do}. A kind that has {@code in-use} shows
 * that instead of the form, once the removal was refused because something names the record.
 *
 * @param names what the record is called, as the arguments of its texts
 * @param address of the record's own page
 * @param action where the form goes
 * @param edit where the record can be changed instead; null where that is not offered
 */
public record RemovalPage(
        String kind,
        List<Object> names,
        String address,
        String action,
        int version,
        @Nullable String edit) {

    /** The record's removal is an address below its own. */
    public static RemovalPage of(String kind, String address, String act, int version, Object... names) {
        return new RemovalPage(kind, List.of(names), address, address + "/" + act, version, null);
    }

    public RemovalPage orEdit() {
        return new RemovalPage(kind, names, address, action, version, address + "/edit");
    }

    public String show(Model model) {
        model.addAttribute("removal", this);
        return "layout/confirm";
    }
}
