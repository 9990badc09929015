package dev.perimeter.assets;

import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import java.util.ArrayList;
import java.util.List;

/** What the tests print with. The catalog is everybody's: whoever names the same maker and product shares the entry. */
record Stock(Http http) {

    static final String PRINTERS = "/assets/printers";
    static final String SPOOLS = "/assets/spools";

    private static final String MODEL = """
            "model": {"manufacturer": "Stockmaker", "model": "Workhorse"}""";
    private static final String FILAMENT = """
            "filament": {"manufacturer": "Stockmaker", "product": "Everyday", "material": "PLA", "materialFamily": "PLA",
                         "colorName": "Signal Red", "colorHexes": ["#C1121C"], "diameterMm": 1.75, "netWeightG": 1000, "spoolWeightG": 240}""";

    /** The body of a printer; more fields, if any, begin with a comma. */
    static String printer(String name, String more) {
        return "{\"name\": \"%s\", %s%s}".formatted(name, MODEL, more);
    }

    /** The body of a kilogram of signal red PLA on a reel of 240 g. */
    static String spool(String more) {
        return "{%s%s}".formatted(FILAMENT, more);
    }

    static String filament(String maker, String material, String color, String code) {
        return """
                {"filament": {"manufacturer": "%s", "product": "Special", "material": "%s", "colorName": "%s", "colorHexes": ["%s"],
                              "diameterMm": 1.75, "netWeightG": 750}}""".formatted(maker, material, color, code);
    }

    /** The path of a new printer. */
    String addPrinter(Actor me, String name) {
        return path(http.post(me, PRINTERS, printer(name, "")));
    }

    /** The path of a new printer of that model. */
    String addPrinter(Actor me, String name, String maker, String model) {
        var body = "{\"name\": \"%s\", \"model\": {\"manufacturer\": \"%s\", \"model\": \"%s\"}}";
        return path(http.post(me, PRINTERS, body.formatted(name, maker, model)));
    }

    /** The path of a new spool. */
    String addSpool(Actor me, String more) {
        return path(http.post(me, SPOOLS, spool(more)));
    }

    static String path(Answer added) {
        return added.is(201).header("Location").substring("/api/v1".length());
    }

    static String id(String path) {
        return path.replaceFirst(".*/", "");
    }

    Answer event(Actor me, String spool, String kind, String grams) {
        return event(me, spool, kind, grams, "");
    }

    Answer event(Actor me, String spool, String kind, String grams, String more) {
        return http.post(me, spool + "/events", "{\"kind\": \"%s\", \"grams\": %s%s}".formatted(kind, grams, more));
    }

    /** A field of every item, over all pages. */
    List<String> all(Actor me, String path, String field) {
        var seen = new ArrayList<String>();
        for (var next = ""; next != null; ) {
            var page = http.get(me, path + next).is(200).json();
            page.path("items").forEach(item -> seen.add(item.path(field).asString()));
            next = page.path("next").isNull()
                    ? null
                    : (path.contains("?") ? "&" : "?") + "after="
                            + page.path("next").asString();
        }
        return seen;
    }
}
