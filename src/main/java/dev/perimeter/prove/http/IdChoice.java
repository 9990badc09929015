package dev.perimeter.prove.http;

import dev.perimeter.prove.rivals.Rival;
import java.util.List;
import java.util.Map;

/**
 * Which of a company's ids a name of the contract means. An unknown name is tried with all of them.
 */
final class IdChoice {

    private static final Map<String, List<String>> KINDS = Map.of(
            "accountId", List.of("account", "staff", "leaver"),
            "companyId", List.of("company"),
            "customerId", List.of("customer"),
            "filamentId", List.of("spool"),
            "ids", List.of("piece"),
            "modelId", List.of("machine"),
            "orderId", List.of("order", "draft"),
            "printerId", List.of("machine"),
            "recordId", List.of("customer", "order", "piece"),
            "spoolId", List.of("spool"));

    private IdChoice() {}

    static List<String> all(Rival rival, String name) {
        var kinds = KINDS.get(name);
        return kinds == null ? rival.secretIds() : kinds.stream().map(rival::id).toList();
    }

    static String one(Rival rival, String name, int variant) {
        var all = all(rival, name);
        return all.get(variant % all.size());
    }

    /**
     * Whether an address is about what a company has of an entry of the catalog: that is its own,
     * whoever contributed the entry (spec 9.1).
     */
    static boolean isOfAnyEntry(String address) {
        return address.startsWith("/stock/") || address.startsWith("/api/v1/stock/");
    }
}
