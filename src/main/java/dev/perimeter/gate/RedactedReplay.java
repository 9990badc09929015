package dev.perimeter.gate;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Redacts a stored answer for a member who has lost a flag since: only ids and versions remain
 * (spec 2.4).
 */
final class RedactedReplay {

    private RedactedReplay() {}

    static @Nullable String of(@Nullable String body) {
        return body == null
                ? null
                : reference(JsonMapper.shared().readTree(body)).toString();
    }

    private static JsonNode reference(JsonNode answer) {
        var reference = JsonNodeFactory.instance.objectNode();
        for (var field : List.of("id", "version")) {
            if (answer.has(field)) {
                reference.set(field, answer.get(field));
            }
        }
        if (answer.path("items").isArray()) {
            var items = reference.putArray("items");
            answer.path("items").forEach(item -> items.add(reference(item)));
        }
        return reference;
    }
}
