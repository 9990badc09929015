package dev.perimeter.prove;

import dev.perimeter.prove.tally.AttackTally;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The report of a proof, for the owner of a shop and for programs.
 *
 * @param unfinished why the proof was not completed; null where it was
 */
record ProofReport(
        AttackTally attackTally,
        Instant begun,
        Instant ended,
        String target,
        int routes,
        String versions,
        @Nullable String unfinished) {

    boolean holds() {
        return attackTally.holds() && unfinished == null;
    }

    private String verdict() {
        if (!attackTally.holds()) {
            return "THE WALL IS BROKEN: %d hole%s between companies, named below."
                    .formatted(attackTally.holes().size(), attackTally.holes().size() == 1 ? "" : "s");
        }
        return unfinished == null
                ? "THE WALL HOLDS: none of %,d attempts reached another company's data."
                        .formatted(attackTally.attempts())
                : "NOTHING IS PROVED: the proof did not come to its end.";
    }

    String text() {
        return """
                %s

                %s to %s (%d s), %s, %s.

                What was done: two throw-away companies were made, with people, customers, orders, pieces, printers, spools and everything else,
                and a secret word in each of their texts. Then one was attacked from the other: through each of the %d routes of pages and
                programs, and by SQL, as a program that has broken into the application and runs any statement it likes. All that came back,
                %,d characters, was searched for the other company's words. Both companies were removed again: %d rows.

                What was tried, and how often which answer came. HTTP: 401 no session, 403 not allowed, 404 there is no such thing, 400 not
                understood, 302 and 303 led elsewhere, 200 and 201 answered with what is one's own. SQL: 42501 and PR... not allowed, 00000
                answered with no rows or one's own, others are errors.

                %s
                %s%s%s""".formatted(
                        verdict(),
                        begun.truncatedTo(ChronoUnit.SECONDS),
                        ended.truncatedTo(ChronoUnit.SECONDS),
                        Duration.between(begun, ended).toSeconds(),
                        target,
                        versions,
                        routes,
                        attackTally.characters(),
                        attackTally.removed(),
                        attempts(),
                        paragraph("Holes, each with what is wrong or how to mend it", holes()),
                        paragraph("To know", attackTally.remarks()),
                        unfinished == null ? "" : paragraph("Why it was not finished", List.of(unfinished)));
    }

    private String attempts() {
        return attackTally.answers().entrySet().stream()
                .map(kind -> "  %,8d  %s%n            %s%n"
                        .formatted(
                                kind.getValue().values().stream()
                                        .mapToInt(Integer::intValue)
                                        .sum(),
                                kind.getKey(),
                                answers(kind.getValue())))
                .collect(Collectors.joining());
    }

    private static String answers(Map<String, Integer> counts) {
        return counts.entrySet().stream()
                .map(count -> "%s: %,d".formatted(count.getKey(), count.getValue()))
                .collect(Collectors.joining(", "));
    }

    private List<String> holes() {
        return attackTally.holes().stream()
                .map(hole -> hole.where() + "\n      " + hole.what())
                .toList();
    }

    private static String paragraph(String title, List<String> lines) {
        return lines.isEmpty()
                ? ""
                : "\n" + title + "\n"
                        + lines.stream().map(line -> "  - " + line + "\n").collect(Collectors.joining());
    }

    /**
     * The report as JSON. It has only texts, whole numbers and booleans, so that it is always
     * written alike.
     */
    Map<String, Object> json() {
        var json = new LinkedHashMap<String, Object>();
        json.put("verdict", attackTally.holds() ? unfinished == null ? "held" : "unfinished" : "broken");
        json.put("begun", begun.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("ended", ended.truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("target", target);
        json.put("versions", versions);
        json.put("routes", routes);
        json.put("attempts", attackTally.attempts());
        json.put("characters", attackTally.characters());
        json.put("removedRows", attackTally.removed());
        json.put("answers", attackTally.answers());
        json.put("holes", attackTally.holes());
        json.put("remarks", attackTally.remarks());
        return json;
    }
}
