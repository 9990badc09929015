import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The statements of bench/sql as scripts of pgbench. Their parameters are pgbench's variables; a random user is chosen every ten transactions, as
 * that takes a statement of its own. One that nobody sets is null.
 */
record Statements(String file, String choice, String each) {

    private static final String CHOICE = """
            \\set turn (:turn + 1) %% 10
            \\if :turn = 1
            \\set n random(:first, :last)
            \\set customer_number random(1, :customers)
            \\set customer_serial :n * 1000000 + :customer_number
            select repeat('b', 37) || :n as token, '019a0000-0000-7000-8000-000000' || :n as company, %s \\gset
            \\endif
            """;

    static final Statements BARE = new Statements("bare.sql", "'' as after_name, 0 as after_number, 21 as limit", "");
    static final Statements LIST =
            new Statements("list.sql", "'customers_view' as permission, '' as after_name, 0 as after_number, 21 as limit", "");

    /** Numbers and ids that no other order has: they follow from the round, the client and its turn. */
    static final Statements ORDER = new Statements("order.sql", """
            '019a0001-0000-7000-8000-000000' || :n as account, '019a0004-0000-7000-8000-' || :customer_serial as customer,
            'orders_act' as permission, 'true' as sees_customers, 'manual' as source, 'normal' as priority, 'added' as action, 'order' as record_type, 'EUR' as currency,
            '56.00' as total, E'bracket for a shelf\\nplanetary gear\\ndragon figurine' as search_text,
            '{FILAMENTS}' as filaments, 'CHANGES' as changes""", """
            \\set made :made + 1
            \\set number 1000000 + (:round * 64 + :client_id) * 200000 + :made
            \\set serial 100000000000 + :number
            """);

    /** Three ids of the catalog, with commas between. */
    Path script(Path folder, String name, String filaments, boolean inPipeline) throws IOException {
        var text = Files.readString(Path.of("bench/sql", file))
                .replaceAll("(?m)^--.*\n", "")
                .replaceAll(":id\\b", "cast('019b0000-0000-7000-8000-' || :serial as uuid)")
                .replaceAll(":entry\\b", "cast('019b0009-0000-7000-8000-' || :serial as uuid)")
                .replaceAll(":lines\\b", lines(filaments.split(",")));
        var chosen = CHOICE.formatted(choice)
                .replace("FILAMENTS", filaments)
                .replace("CHANGES", changes(filaments.split(",")));
        var whole = chosen + each + (inPipeline ? "\\startpipeline\n" + text + "\\endpipeline\n" : text);
        return Files.writeString(folder.resolve(name + ".pgbench"), whole);
    }

    private static String lines(String[] filaments) {
        return "'[" + line(1, "Bracket for a shelf", 2, "3.50", filaments) + "," + line(2, "Planetary gear", 4, "9.00", filaments) + ","
                + line(3, "Dragon figurine", 1, "13.00", filaments) + "]'";
    }

    private static String line(int position, String description, int quantity, String price, String[] filaments) {
        return """
                {"id": "019b000%d-0000-7000-8000-' || :serial || '", "position": %d, "description": "%s", "quantity": %d, "unit_price": %s, \
                "filament_id": "%s", "part_file": null}""".formatted(position, position, description, quantity, price, filaments[position - 1]);
    }

    /** As long as the trail's entry of such an order. */
    private static String changes(String[] filaments) {
        var lines = new StringBuilder();
        for (var filament : filaments) {
            lines.append("""
                    {"id": "019b0001-0000-7000-8000-000000000000", "description": "Bracket for a shelf", "quantity": 2, "unitPrice": 3.50, \
                    "filamentId": "%s", "partFile": null, "total": 7.00, "pieces": {}},""".formatted(filament));
        }
        return """
                {"number": {"from": null, "to": 4711}, "customer": {"from": null, "to": {"id": "019a0004-0000-7000-8000-000000000000", \
                "name": "Customer"}}, "status": {"from": null, "to": "draft"}, "source": {"from": null, "to": "manual"}, "priority": {"from": null, \
                "to": "normal"}, "currency": {"from": null, "to": "EUR"}, "lines": {"from": null, "to": [%s]}, "total": {"from": null, "to": 56.00}}"""
                .formatted(lines.deleteCharAt(lines.length() - 1));
    }

    /** The body of the same order over HTTP. */
    static String body(String customer, String[] filaments) {
        return """
                {"customerId": "%s", "lines": [{"description": "Bracket for a shelf", "quantity": 2, "unitPrice": 3.50, "filamentId": "%s"}, \
                {"description": "Planetary gear", "quantity": 4, "unitPrice": 9.00, "filamentId": "%s"}, \
                {"description": "Dragon figurine", "quantity": 1, "unitPrice": 13.00, "filamentId": "%s"}]}"""
                .formatted(customer, filaments[0], filaments[1], filaments[2]);
    }
}
