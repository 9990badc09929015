package dev.perimeter.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;

/** A handler that forgets to say whom it lets in stops the start. */
class EveryHandlerTest {

    private final WebApplicationContextRunner start =
            new WebApplicationContextRunner().withUserConfiguration(Web.class).withBean(EveryHandler.class);

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
}
