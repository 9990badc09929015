package dev.perimeter;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** How the database would run a statement, and what of that grows with a company. */
record Plan(JsonNode root, Map<String, Index> indexes) {

    /** Of these values a company has many, and each leads to few rows; so does a list of values that was found before. */
    private static final Set<String> LEAD_TO_FEW = Set.of(
            "id", "order_id", "customer_id", "spool_id", "record_id", "piece_id", "line_id", "remake_of", "number");

    /** @param second the column behind the company: what stands further behind spares nothing if this one is not given */
    record Index(String table, String second) {}

    /** The indexes of tables whose rows belong to companies. */
    static Map<String, Index> companyIndexes(JdbcClient db) {
        var indexes = new HashMap<String, Index>();
        db.sql("""
                        select i.indexrelid::regclass::text as index, i.indrelid::regclass::text as relation,
                               coalesce(second.attname, '') as second
                          from pg_index i
                          join pg_class c on c.oid = i.indrelid
                          join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id'
                          left join pg_attribute second on second.attrelid = c.oid and second.attnum = i.indkey[1] and i.indnkeyatts > 1
                         where c.relnamespace = 'public'::regnamespace and c.relrowsecurity
                        """).query(row -> {
            indexes.put(row.getString("index"), new Index(row.getString("relation"), row.getString("second")));
        });
        return indexes;
    }

    /** What is wrong with it: each sentence names a kind and the node. */
    List<String> complaints() {
        var complaints = new ArrayList<String>();
        nodes(root).forEach(node -> complain(node, complaints));
        return complaints;
    }

    /** The indexes that are used, and "Seq Scan" where one is not. */
    List<String> ways() {
        return nodes(root)
                .filter(node -> type(node).contains("Scan")
                        && (node.has("Index Name") || type(node).equals("Seq Scan")))
                .map(node ->
                        node.has("Index Name") ? text(node, "Index Name") : "Seq Scan " + text(node, "Relation Name"))
                .distinct()
                .toList();
    }

    private void complain(JsonNode node, List<String> complaints) {
        if (type(node).equals("Seq Scan")
                && indexes.values().stream().anyMatch(index -> index.table().equals(text(node, "Relation Name")))) {
            complaints.add("seq scan: " + text(node, "Relation Name"));
        }
        if (isOfCompany(node)) {
            if (!text(node, "Index Cond").contains("company_id = ")) {
                complaints.add("no company: " + text(node, "Index Name"));
            }
            if (text(node, "Index Cond").contains(" = ANY (") && !isShort(node)) {
                complaints.add("walks: " + text(node, "Index Name") + " " + text(node, "Index Cond"));
            }
            if (node.has("Filter") && !isShort(node)) {
                complaints.add("filter: " + text(node, "Index Name") + " " + text(node, "Filter"));
            }
        }
        if (type(node).equals("Bitmap Heap Scan")
                && node.has("Filter")
                && nodes(node).anyMatch(scan -> isOfCompany(scan) && !isShort(scan))) {
            complaints.add("filter: " + text(node, "Relation Name") + " " + text(node, "Filter"));
        }
        if (type(node).equals("Sort") && unlimited(node).anyMatch(scan -> isOfCompany(scan) && !isShort(scan))) {
            complaints.add("sort: " + node.get("Sort Key"));
        }
    }

    private boolean isOfCompany(JsonNode node) {
        return indexes.containsKey(text(node, "Index Name"));
    }

    private boolean isShort(JsonNode scan) {
        var second = indexes.get(text(scan, "Index Name")).second();
        var condition = text(scan, "Index Cond");
        return Pattern.compile("\\b" + second + " = ANY \\(").matcher(condition).find()
                || LEAD_TO_FEW.contains(second)
                        && Pattern.compile("\\b" + second + " = ")
                                .matcher(condition)
                                .find();
    }

    /** Without what lies behind a limit, or is made before the node runs. */
    private static Stream<JsonNode> unlimited(JsonNode node) {
        return Stream.concat(
                Stream.of(node),
                node.path("Plans")
                        .valueStream()
                        .filter(child -> !type(child).equals("Limit"))
                        .filter(child -> !text(child, "Parent Relationship").equals("InitPlan"))
                        .flatMap(Plan::unlimited));
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        return Stream.concat(Stream.of(node), node.path("Plans").valueStream().flatMap(Plan::nodes));
    }

    private static String type(JsonNode node) {
        return text(node, "Node Type");
    }

    private static String text(JsonNode node, String name) {
        return node.path(name).asString("");
    }
}
