package dev.perimeter.demo.work;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * The production of pieces.
 *
 * @param token of the person who makes them
 * @param reasons why pieces are lost and orders stopped, some for each state
 */
public record DemoWorkshop(
        DemoClient client, DemoPrinters printers, DemoSpools spools, String token, JsonNode reasons) {

    /** Moves all pieces or none; nothing happens where there are none. */
    void moveAll(List<String> pieces, String to, Map<String, Object> more) {
        if (!pieces.isEmpty()) {
            var body = new HashMap<>(more);
            body.put("ids", pieces);
            body.put("to", to);
            client.post(token, "/pieces/transitions", body);
        }
    }

    /** One of the reasons, the same for the same place. */
    String reason(String state, int place) {
        var some = reasons.path(state);
        return some.path(place % some.size()).asString();
    }
}
