package dev.perimeter;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast.Actor;
import org.junit.jupiter.api.Test;

/** One request is one transaction (DESIGN 3): what loses is run again, what fails at the end is as if it had never been. */
class TransactionsTest {

    private final Http http = AnotherProcess.http();

    @Test
    void aDeadlockIsRunAgainUntilBothHaveWhatTheyWant() {
        var ada = Cast.ada();
        var grace = add(ada, "Grace");
        var joan = add(ada, "Joan");
        Stage.RUNS.set(0);
        var answers = AtOnce.run(
                2,
                number -> http.post(
                        ada,
                        "/stage/embrace/" + (number == 0 ? grace : joan) + "/" + (number == 0 ? joan : grace),
                        null));
        answers.forEach(answer -> answer.is(200));
        assertThat(Stage.RUNS.get()).as("one of them had to run twice").isEqualTo(3);
    }

    @Test
    void whatLosesThreeTimesWinsAndWhatLosesOnceMoreIsToldToComeBack() {
        var ada = Cast.ada();
        Stage.RUNS.set(0);
        http.post(ada, "/stage/lose/3", null).is(200);
        assertThat(Stage.RUNS.get()).isEqualTo(4);
        assertThat(customers(ada)).isOne();

        var rita = Cast.rita();
        Stage.RUNS.set(0);
        var answer = http.post(rita, "/stage/lose/4", null).refuses(503, "unavailable");
        assertThat(answer.header("Retry-After")).isNotNull();
        assertThat(Stage.RUNS.get()).isEqualTo(4);
        assertThat(customers(rita)).isZero();
    }

    @Test
    void theAnswerIsGivenAfterTheCommitAlone() {
        var ada = Cast.ada();
        http.post(ada, "/stage/late", null, "Idempotency-Key", "k").refuses(409, "customer-email-taken");
        assertThat(customers(ada)).isZero();
        http.post(ada, "/stage/late", null, "Idempotency-Key", "k").refuses(409, "customer-email-taken");
    }

    @Test
    void aFailureThatAHandlerOverlooksIsNoSuccess() {
        var ada = Cast.ada();
        http.post(ada, "/stage/overlook", null).refuses(500, "internal");
        assertThat(customers(ada)).isZero();
    }

    @Test
    void aReadIsOneStatement() {
        var ada = Cast.ada();
        http.get(ada, "/stage/two").refuses(500, "internal");
        http.get(ada, "/stage/none").is(200);
        http.get(ada, "/customers").is(200);
    }

    /** Spec 1.4: what a request leaves on a connection does not reach the next one, which does not even notice. */
    @Test
    void whatARequestLeavesBehindIsThrownAwayWithTheConnection() {
        var ada = Cast.ada();
        for (var round = 0; round < 3; round++) {
            AtOnce.run(2, _ -> http.post(ada, "/stage/litter", null)).forEach(answer -> answer.is(200));
            for (var i = 0; i < 4; i++) {
                http.get(ada, "/customers").is(200);
            }
        }
    }

    private String add(Actor me, String name) {
        var added = http.post(me, "/customers", "{\"name\": \"%s\"}".formatted(name))
                .is(201);
        return added.json().path("id").asString();
    }

    private int customers(Actor me) {
        return http.get(me, "/customers").is(200).json().path("items").size();
    }
}
