package dev.perimeter.team;

import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** What is sent to found a company. */
public final class Foundings {

    private static final JsonMapper JSON = new JsonMapper();

    private Foundings() {}

    public static String named(String company) {
        return with("name", company);
    }

    /** All in order but this one field of the company. */
    public static String with(String field, Object value) {
        var company = new LinkedHashMap<String, Object>(
                Map.of("name", "Layers", "industry", "Prototyping", "size", "2-10", "city", "Ulm", "currency", "EUR"));
        company.put(field, value);
        return JSON.writeValueAsString(Map.of("displayName", "Eve", "company", company));
    }
}
