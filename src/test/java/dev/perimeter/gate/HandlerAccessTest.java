package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.values.Text;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A handler that forgets to say whom it lets in stops the start. */
class HandlerAccessTest {

    private final WebApplicationContextRunner start =
            new WebApplicationContextRunner().withUserConfiguration(Web.class).withBean(HandlerAccess.class);

    @Test
    void whoSaysNothingStopsTheStart() {
        start.withBean(Silent.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContaining("Silent#hello")
                        .hasMessageContaining("must say whom it lets in"));
    }

    @Test
    void whoSaysTwoThingsStopsTheStart() {
        start.withBean(Contradictory.class)
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining("Contradictory#hello"));
    }

    @Test
    void whoSaysOneThingDoesNot() {
        start.withBean(Clear.class).run(context -> assertThat(context).hasNotFailed());
    }

    /** It would compile, start, and check nothing. */
    @Test
    void aConstraintThatNobodyChecksStopsTheStart() {
        start.withBean(Constrained.class)
                .run(context -> assertThat(context.getStartupFailure())
                        .hasMessageContaining("Constrained#hello")
                        .hasMessageContaining("@Max"));
        start.withBean(Validated.class)
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining("@Valid"));
        start.withBean(Several.class)
                .run(context -> assertThat(context.getStartupFailure()).hasMessageContaining("@Max"));
        start.withBean(Texts.class).run(context -> assertThat(context).hasNotFailed());
    }

    @TestConfiguration
    @EnableWebMvc
    static class Web {}

    @TestComponent
    @RestController
    static class Silent {

        @GetMapping("/silent")
        String hello() {
            return "hello";
        }
    }

    @TestComponent
    @RestController
    static class Contradictory {

        @GetMapping("/contradictory")
        @Public
        @OwnerOnly
        String hello() {
            return "hello";
        }
    }

    @TestComponent
    @RestController
    static class Clear {

        @GetMapping("/clear")
        @AnyMember
        String hello() {
            return "hello";
        }
    }

    @TestComponent
    @RestController
    static class Constrained {

        @GetMapping("/constrained")
        @AnyMember
        String hello(@RequestParam @Max(100) int number) {
            return "hello " + number;
        }
    }

    @TestComponent
    @RestController
    static class Several {

        @GetMapping("/several")
        @AnyMember
        String hello(@RequestParam List<@Max(100) Integer> numbers) {
            return "hello " + numbers;
        }
    }

    @TestComponent
    @RestController
    static class Validated {

        @GetMapping("/validated")
        @AnyMember
        String hello(@Valid Thing thing) {
            return "hello " + thing;
        }

        record Thing(String name) {}
    }

    @TestComponent
    @RestController
    static class Texts {

        @GetMapping("/texts")
        @AnyMember
        String hello(@RequestParam @Text(max = 10) String name) {
            return "hello " + name;
        }
    }
}
