package dev.perimeter;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

/**
 * Argon2id with little memory. Each test signs up people of its own, and the product's parameters
 * are made to take long. {@link DemoTest} sees the
 * product's own in a database.
 */
@TestConfiguration(proxyBeanMethods = false)
public class CheapPasswordHashing {

    private static final int MEMORY_KIB = 64;

    @Bean
    @Primary
    Argon2PasswordEncoder cheapArgon2() {
        return new Argon2PasswordEncoder(16, 32, 1, MEMORY_KIB, 1);
    }
}
