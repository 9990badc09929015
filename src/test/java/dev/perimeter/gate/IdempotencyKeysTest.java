package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.Cast;
import dev.perimeter.Http;
import dev.perimeter.PerimeterTest;
import dev.perimeter.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@PerimeterTest
class IdempotencyKeysTest {

    private static final String GRACE = "{\"name\": \"Grace\"}";

    @Autowired
    Http http;

    @Test
    void aRepeatedRequestGetsTheFirstAnswerAndHasOneEffect() {
        var ada = Cast.ada();
        var first = add(ada, GRACE, "k").is(201);
        var second = add(ada, GRACE, "k").is(201);
        assertThat(second.text()).isEqualTo(first.text());
        assertThat(second.header("Location")).isEqualTo(first.header("Location"));
        assertThat(second.header("ETag")).isEqualTo(first.header("ETag"));
        assertThat(second.header("Content-Type")).isEqualTo(first.header("Content-Type"));
        assertThat(count(ada)).isOne();
        add(ada, "{\"name\": \"Joan\"}", "k").refuses(422, "idempotency-clash");
        add(ada, GRACE, "another").is(201);
        assertThat(count(ada)).isEqualTo(2);
    }

    @Test
    void aRefusedRequestDoesNotUseTheKeyUp() {
        var ada = Cast.ada();
        add(ada, "{\"name\": \"\"}", "k").refuses(400, "invalid");
        add(ada, "{\"name\": \"Grace\", \"email\": \"g@example.org\"}", "first").is(201);
        add(ada, "{\"name\": \"Grace\", \"email\": \"g@example.org\"}", "k").refuses(409, "customer-email-taken");
        add(ada, GRACE, "k").is(201);
    }

    /** What is looked for in vain is not kept, however long its name. */
    @Test
    void aPathLongerThanThatOfAnyRecordIsNotFound() {
        http.post(Cast.ada(), "/pieces/" + "x".repeat(600) + "/remake", "", "Idempotency-Key", "k")
                .refuses(404, "not-found");
    }

    @Test
    void aKeyIsEachAccountsOwn() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.values());
        add(ada, GRACE, "k").is(201);
        add(sam, "{\"name\": \"Joan\"}", "k").is(201);
        add(Cast.rita(), "{\"name\": \"Joan\"}", "k").is(201);
    }

    @Test
    void anAnswerIsRepeatedOnlyToWhoStillMayAsk() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_ACT);
        add(sam, GRACE, "k").is(201);
        TestDatabase.administrator()
                .sql("update membership set customers_act = false where account_id = ?")
                .param(sam.account())
                .update();
        add(sam, GRACE, "k").refuses(403, "permission-missing");
    }

    /** Spec 2.4: what a flag hides now, it hides in an answer of before as well. */
    @Test
    void anAnswerIsRepeatedAsItWouldBeGivenNow() {
        var ada = Cast.ada();
        var sam = Cast.staffOf(ada, Permission.CUSTOMERS_ACT, Permission.CUSTOMERS_VIEW, Permission.ORDERS_VIEW);
        add(sam, GRACE, "k").is(201);
        take(sam, "orders_view");
        assertThat(add(sam, GRACE, "k").is(201).json().propertyNames()).containsExactlyInAnyOrder("id", "version");
        take(sam, "customers_view");
        assertThat(add(sam, GRACE, "k").is(201).text()).doesNotContain("Grace");
    }

    private static void take(Cast.Actor sam, String flag) {
        TestDatabase.administrator()
                .sql("update membership set " + flag + " = false where account_id = ?")
                .param(sam.account())
                .update();
    }

    @Test
    void manyAtOnceHaveOneEffect() throws Exception {
        var ada = Cast.ada();
        Callable<Integer> attempt = () -> add(ada, GRACE, "k").status();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 20).mapToObj(_ -> attempt).toList();
            for (var answer : threads.invokeAll(attempts)) {
                assertThat(answer.get()).isIn(201, 409);
            }
        }
        assertThat(count(ada)).isOne();
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        var ada = Cast.ada();
        add(ada, GRACE, "k").is(201);
        TestDatabase.administrator()
                .sql("update idempotency_key set created_at = created_at - interval '25 hours' where account_id = ?")
                .param(ada.account())
                .update();
        add(ada, "{\"name\": \"Joan\"}", "k").is(201);
        assertThat(count(ada)).isEqualTo(2);
    }

    @Test
    void aKeyOfAnotherFormIsRefused() {
        var ada = Cast.ada();
        for (var key : List.of("", "with space", "x".repeat(256))) {
            add(ada, GRACE, key).refuses(400, "malformed");
        }
    }

    private Http.Answer add(Cast.Actor me, String customer, String key) {
        return http.post(me, "/customers", customer, "Idempotency-Key", key);
    }

    private int count(Cast.Actor me) {
        return http.get(me, "/customers").is(200).json().path("items").size();
    }
}
