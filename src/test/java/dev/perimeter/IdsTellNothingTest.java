package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.prove.sql.Attacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Spec 1.2: a function of the gate that is given an id of somebody else says the same as of one that nobody has, whichever argument it is. The
 * functions are those that the database knows, so that a new one is asked without anybody thinking of it.
 */
@PerimeterTest
class IdsTellNothingTest {

    private static final Pattern ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?\\+\\d\\d");
    private static final Pattern MICROS = Pattern.compile("\\b\\d{16}\\b");

    private final Rivals rivals = new Rivals();
    private final List<UUID> theirs = List.of(
            rivals.b.company(),
            rivals.b.account(),
            rivals.b.login(),
            rivals.b.session(),
            rivals.customerOfB,
            rivals.assetsOfB.printer,
            rivals.assetsOfB.spool,
            rivals.assetsOfB.event,
            rivals.ordersOfB.order,
            rivals.ordersOfB.line,
            rivals.ordersOfB.piece,
            invite());

    private record Function(String name, List<Argument> arguments) {}

    private record Argument(String name, String type) {

        boolean isId() {
            return type.startsWith("uuid");
        }
    }

    @AfterEach
    void goHome() {
        rivals.close();
    }

    @Test
    void anIdOfSomebodyElseIsAsOneThatNobodyHas() {
        var told = new TreeSet<String>();
        var asked = 0;
        for (var role : List.of(Attacker.APP, Attacker.AUTH)) {
            try (var attacker = Attackers.as(role)) {
                for (var function : functions(role)) {
                    for (var place = 0; place < function.arguments().size(); place++) {
                        if (function.arguments().get(place).isId()) {
                            told.addAll(told(attacker, role, function, place));
                            asked++;
                        }
                    }
                }
            }
        }
        assertThat(told).isEmpty();
        assertThat(asked).isGreaterThan(60);
        rivals.assertBIsUntouched();
    }

    /** What tells them apart. */
    private List<String> told(Attacker attacker, String role, Function function, int place) {
        var told = new ArrayList<String>();
        var nobodys = heard(attacker, role, call(function, place, UUID.randomUUID()));
        for (var id : theirs) {
            var call = call(function, place, id);
            var heard = heard(attacker, role, call);
            if (!heard.equals(nobodys)) {
                told.add(role + ": " + call + " says " + heard + " instead of " + nobodys);
            }
        }
        return told;
    }

    private String heard(Attacker attacker, String role, String call) {
        if (role.equals(Attacker.APP)) {
            attacker.enter(rivals.a.token());
        } else {
            attacker.run("begin");
        }
        var heard = attacker.run(call);
        attacker.run("rollback");
        var words = ID.matcher(heard.words()).replaceAll("ID");
        return heard.state() + " "
                + MICROS.matcher(TIME.matcher(words).replaceAll("TIME")).replaceAll("TIME");
    }

    private String call(Function function, int place, UUID id) {
        var arguments = IntStream.range(0, function.arguments().size())
                .mapToObj(at -> at == place ? asked(function.arguments().get(at), id) : plausible(function, at))
                .collect(Collectors.joining(", "));
        return "select r::text from gate.%s(%s) r".formatted(function.name(), arguments);
    }

    private static String asked(Argument argument, UUID id) {
        return argument.type().equals("uuid[]") ? "array['%s']::uuid[]".formatted(id) : "'%s'::uuid".formatted(id);
    }

    /** What a member of A would say there. */
    private String plausible(Function function, int at) {
        var argument = function.arguments().get(at);
        return switch (argument.type()) {
            case "uuid" -> "'%s'::uuid".formatted(own(argument.name()));
            case "uuid[]" -> "array['%s']::uuid[]".formatted(own(argument.name()));
            case "bytea" ->
                argument.name().equals("token")
                        ? "'%s'::bytea".formatted(rivals.a.token().text())
                        : "sha256('x')";
            case "text" -> WORDS.getOrDefault(function.name() + "." + argument.name(), "'xx'");
            case "text[]" -> "array['" + "0".repeat(64) + "']";
            case "integer[]" -> "array[1]";
            case "jsonb" -> "'[]'";
            case "date" -> "current_date";
            default -> "1::" + argument.type();
        };
    }

    /** Texts without which a function would look no further. */
    private static final Map<String, String> WORDS = Map.of(
            "found_company.size", "'1'",
            "found_company.currency", "'EUR'",
            "found_company.industry", "'x'",
            "make_invite.hint", "'XX'");

    private UUID own(String name) {
        return switch (name) {
            case "company" -> rivals.a.company();
            case "customer" -> rivals.customerOfA;
            case "spool" -> rivals.assetsOfA.spool;
            case "printer" -> rivals.assetsOfA.printer;
            case "piece", "pieces" -> rivals.ordersOfA.piece;
            case "account", "member" -> rivals.a.account();
            case "login" -> rivals.a.login();
            case "session" -> rivals.a.session();
            default -> name.contains("order") ? rivals.ordersOfA.order : new UUID(7, 7);
        };
    }

    private static List<Function> functions(String role) {
        return TestDatabase.administrator()
                .sql("""
                        select p.proname as name,
                               array(select coalesce(p.proargnames[n], '') || ' ' || format_type(p.proargtypes[n - 1], null)
                                       from generate_series(1, p.pronargs) n order by n) as arguments
                          from pg_proc p
                         where p.pronamespace = 'gate'::regnamespace
                           and has_function_privilege(:role, p.oid, 'execute')
                         order by p.oid::regprocedure::text
                        """)
                .param("role", role)
                .query((row, _) -> new Function(
                        row.getString("name"),
                        List.of((String[]) row.getArray("arguments").getArray()).stream()
                                .map(argument -> argument.split(" ", 2))
                                .map(argument -> new Argument(argument[0], argument[1]))
                                .toList()))
                .list();
    }

    private UUID invite() {
        var id = UUID.randomUUID();
        TestDatabase.administrator()
                .sql(
                        "insert into invite (company_id, id, code_mac, hint, created_by) values (?, ?, sha256(?::text::bytea), 'XX', ?)")
                .params(List.of(rivals.b.company(), id, id.toString(), rivals.b.account()))
                .update();
        return id;
    }
}
