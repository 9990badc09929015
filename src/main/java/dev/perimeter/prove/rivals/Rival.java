package dev.perimeter.prove.rivals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One of the two: all its texts carry its mark, so that a single word of it can be heard in whatever comes back. */
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

    /** What customers, orders and everything else of it is known by to somebody who has heard of it: it is no secret, and carries no mark. */
    public String known() {
        return "known-of-" + letter;
    }

    /** Of each thing it orders: B more than A, so that some numbers of its pieces are its alone. */
    int copies() {
        return letter.equals("a") ? 2 : 5;
    }

    /** Its customers wait for other days. */
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

    /** @param who owner, staff, visitor, who has no company, or ended, who is no longer signed in */
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

    /** What stands in each form of its pages as they are shown to its owner. */
    public String shownTo() {
        return id("company") + "." + id("account");
    }

    /** Ids that nobody else may hear. */
    public List<String> secretIds() {
        return ids.entrySet().stream()
                .filter(id -> !SHARED.contains(id.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** What is known of it: each has an {@link #id}. */
    public Set<String> names() {
        return ids.keySet();
    }

    public List<String> ids() {
        return List.copyOf(ids.values());
    }

    /** Names like {b.order} in braces become what they stand for; the company is {b}. */
    public String in(String text) {
        var filled = text.replace("{" + letter + "}", id("company"));
        for (var id : ids.entrySet()) {
            filled = filled.replace("{" + letter + "." + id.getKey() + "}", id.getValue());
        }
        return filled;
    }
}
