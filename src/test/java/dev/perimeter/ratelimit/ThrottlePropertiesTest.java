package dev.perimeter.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.mock.env.MockEnvironment;

class ThrottlePropertiesTest {

    /** As the README says. */
    @Test
    void whatIsAllowedUnlessTold() {
        var shipped = Binder.get(new MockEnvironment()).bindOrCreate("perimeter.throttle", ThrottleProperties.class);
        assertThat(shipped.signUpPerAddress()).isEqualTo(100);
        assertThat(shipped.signUpWindow()).hasHours(1);
        assertThat(shipped.signInPerAccount()).isEqualTo(50);
        assertThat(shipped.signInPerStranger()).isEqualTo(3);
    }
}
