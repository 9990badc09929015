package dev.perimeter.assets;

import static dev.perimeter.assets.Stock.SPOOLS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.AtOnce;
import dev.perimeter.Cast;
import dev.perimeter.Cast.Actor;
import dev.perimeter.Http;
import dev.perimeter.Http.Answer;
import dev.perimeter.PerimeterTest;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Weights are right to the hundredth of a gram, whoever else takes from the spool, and in whatever order. */
@PerimeterTest
class SpoolRacesTest {

    private static final int EVENTS = 60;
    private static final JsonMapper EXACT = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    @Autowired
    Http http;

    private Stock stock;
    private Actor ada;

    @BeforeEach
    void open() {
        stock = new Stock(http);
        ada = Cast.ada();
    }

    @Test
    void whoTakesAtOnceTakesNoMoreThanThereIs() {
        for (var round = 0; round < 3; round++) {
            var spool = stock.addSpool(ada, "");
            var answers = AtOnce.run(10, _ -> stock.event(ada, spool, "consumed", "150.01"));
            assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(6);
            assertThat(answers)
                    .filteredOn(answer -> answer.status() != 201)
                    .allSatisfy(answer -> answer.refuses(409, "spool-overdrawn"));
            assertThat(figure(http.get(ada, spool), "remainingG")).isEqualTo(new BigDecimal("99.94"));
            assertThat(stock.all(ada, spool + "/events?limit=4", "id"))
                    .hasSize(6)
                    .doesNotHaveDuplicates();
            addsUp(spool);
        }
    }

    @Test
    void anEventThatMeetsARemovalComesBeforeItOrNotAtAll() {
        for (var round = 0; round < 10; round++) {
            var spool = stock.addSpool(ada, "");
            var answers = AtOnce.run(
                    2, number -> number == 0 ? http.delete(ada, spool) : stock.event(ada, spool, "consumed", "1"));
            if (answers.get(1).status() == 201) {
                answers.get(0).refuses(409, "in-use");
                http.get(ada, spool).is(200);
            } else {
                answers.get(1).refuses(404, "not-found");
                answers.get(0).is(204);
            }
        }
    }

    @Test
    void manyDeliveriesAtOnceAreNumberedWithoutAGap() {
        var answers = AtOnce.run(8, _ -> http.post(ada, SPOOLS, Stock.spool(", \"copies\": 5")));
        assertThat(answers).allSatisfy(answer -> answer.is(201));
        assertThat(stock.all(ada, SPOOLS, "number"))
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(String::valueOf).toList());
    }

    /** Whatever happens to a spool, what is left is its net weight and the sum of all differences, and every step of its history fits. */
    @Test
    void whatIsLeftIsTheNetWeightAndAllDifferences() {
        var seed = System.nanoTime();
        var random = new Random(seed);
        var spool = stock.addSpool(ada, "");
        var left = new BigDecimal("1000.00");
        for (var turn = 0; turn < EVENTS; turn++) {
            var grams = BigDecimal.valueOf(random.nextInt(60_000), 2);
            var kind = random.nextInt(3);
            var wanted =
                    switch (kind) {
                        case 0 -> left.subtract(grams);
                        case 1 -> grams.subtract(new BigDecimal("240.00"));
                        default -> left.add(grams = random.nextBoolean() ? grams : grams.negate());
                    };
            var word = kind == 0 ? "consumed" : kind == 1 ? "weighed" : "adjusted";
            var answer = stock.event(ada, spool, word, grams.toPlainString(), ", \"reason\": \"x\"");
            if (answer.status() == 201) {
                assertThat(figure(answer, "remainingG")).as("seed %d", seed).isEqualTo(wanted);
                left = wanted;
            } else if (grams.signum() == 0) {
                answer.refuses(400, "invalid");
            } else {
                assertThat(wanted.signum())
                        .as("seed %d: %s", seed, answer.text())
                        .isNegative();
                answer.refuses(409, kind == 1 ? "spool-below-tare" : "spool-overdrawn");
            }
        }
        assertThat(figure(http.get(ada, spool), "remainingG"))
                .as("seed %d", seed)
                .isEqualTo(left);
        addsUp(spool);
    }

    private void addsUp(String spool) {
        var of = exact(http.get(ada, spool));
        var history = exact(http.get(ada, spool + "/events?limit=200")).path("items");
        var left = of.path("remainingG").decimalValue();
        for (var event : history) {
            assertThat(event.path("remainingG").decimalValue()).isEqualByComparingTo(left);
            left = left.subtract(event.path("deltaG").decimalValue());
        }
        assertThat(left).isEqualByComparingTo(of.path("netWeightG").decimalValue());
        assertThat(of.path("version").asInt()).isEqualTo(history.size() + 1);
    }

    private static BigDecimal figure(Answer answer, String field) {
        return exact(answer).path(field).decimalValue().setScale(2, RoundingMode.UNNECESSARY);
    }

    private static JsonNode exact(Answer answer) {
        return EXACT.readTree(answer.text());
    }
}
