package dev.perimeter.fuzz;

import dev.perimeter.fuzz.Line.Reply;
import dev.perimeter.fuzz.Operations.Operation;
import dev.perimeter.prove.http.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Pattern;

/** What came back, each looked at. */
final class Answers {

    /** Traces of a stack, of SQL, of classes and of where things lie: in small letters. Nothing that is sent has any of them in it. */
    private static final List<String> INSIDES = List.of(
            "\tat ",
            ".java",
            "exception",
            "sqlstate",
            "psql",
            "dev.perimeter",
            "org.spring",
            "org.postgres",
            "org.apache",
            "java.lang",
            "java.util",
            "tools.jackson",
            "jakarta.",
            "tomcat",
            "insert into",
            "perimeter_app",
            "perimeter_auth",
            "perimeter_gate",
            "gate.",
            "violates",
            "relation \"",
            "thymeleaf",
            "hikari",
            "servlet",
            "nullpointer");

    private static final Pattern SELECT = Pattern.compile("select .{0,200} from ");

    private static final int FAILURES_MOST = 10;

    private final Operations operations;
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Set<Route> asked = ConcurrentHashMap.newKeySet();

    Answers(Operations operations) {
        this.operations = operations;
    }

    void check(Request request, Reply reply, String what) {
        asked.add(request.route());
        statuses.computeIfAbsent(reply.status(), _ -> new LongAdder()).increment();
        var words = reply.words().toLowerCase(Locale.ROOT);
        var told = told(words);
        if (reply.status() < 500
                && told == null
                && !words.contains("\r\nserver:")
                && !words.contains("\r\nx-powered-by:")) {
            return;
        }
        failed("%s%n%s%n%nwas answered%s with%n%s"
                .formatted(what, request.curl(), told == null ? "" : " (" + told + ")", reply.words()));
    }

    void failed(String failure) {
        failures.add(failure);
    }

    /** After so many, nobody reads on. */
    boolean isToEnd() {
        return failures.size() > FAILURES_MOST;
    }

    Collection<String> failures() {
        return failures;
    }

    private static String told(String words) {
        for (var inside : INSIDES) {
            if (words.contains(inside)) {
                return inside;
            }
        }
        return !words.contains("<html") && SELECT.matcher(words).find() ? "select" : null;
    }

    List<Route> notAsked() {
        return operations.all().stream()
                .map(Operation::route)
                .filter(route -> !asked.contains(route))
                .toList();
    }

    int routes() {
        return operations.all().size();
    }

    String counts() {
        var counts = new ArrayList<String>();
        statuses.forEach((status, count) -> counts.add("%d: %,d".formatted(status, count.sum())));
        return String.join(", ", counts);
    }
}
