package dev.perimeter.prove.rivals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * One of the two companies. All its texts carry its mark, so that a single word of it is recognised
 * in any answer.
 */
public final class Rival {

    /** Entries of the catalog, which all companies share: everybody may know these. */
    private static final List<String> SHARED = List.of("filament", "printer");

    private final String letter;
    private final String mark;
    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Map<String, String> tokens = new LinkedHashMap<>();

    Rival(String letter, String mark) {
        this.letter = letter;
        this.mark = mark;
    }

    public String mark() {
        return mark;
    }

    /**
     * The known name of its customers, orders and the like. It is no secret, and carries no mark.
     */
    public String known() {
        return "known-of-" + letter;
    }

    /**
     * The pieces of each product that it orders: more for B than for A, so that some numbers exist
     * in B only.
     */
    int copies() {
        return letter.equals("a") ? 2 : 5;
    }

    /** Its orders have other due dates. */
    String dueOn() {
        return letter.equals("a") ? "2031-05-12" : "2031-05-17";
    }

    void keep(String name, String id) {
        ids.put(name, id);
    }

    void keepToken(String who, String token) {
        tokens.put(who, token);
    }

    public String id(String name) {
        return of(ids, name);
    }

    /**
     * @param who owner, staff, leaver (a former member), visitor (without a company) or ended
     *     (signed out)
     */
    public String token(String who) {
        return of(tokens, who);
    }

    private static String of(Map<String, String> kept, String name) {
        var found = kept.get(name);
        if (found == null) {
            throw new IllegalStateException("nothing is known of " + name);
        }
        return found;
    }

    /** The audience in the forms of its owner's pages. */
    public String shownTo() {
        return id("company") + "." + id("account");
    }

    /** The ids that nobody else may see. */
    public List<String> secretIds() {
        return ids.entrySet().stream()
                .filter(id -> !SHARED.contains(id.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** The known things, each with an {@link #id}. */
    public Set<String> names() {
        return ids.keySet();
    }

    public List<String> ids() {
        return List.copyOf(ids.values());
    }

    /** Replaces names in braces like {b.order}; the company is {b}. */
    public String in(String text) {
        var filled = text.replace("{" + letter + "}", id("company"));
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + letter + "." + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
