package dev.perimeter;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.test.context.TestPropertySource;

/** The tests are the application's proxy: each request comes from the address that it says in X-Forwarded-For. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@PerimeterTest
@TestPropertySource(properties = "perimeter.proxies=127.0.0.0/8, ::1")
public @interface BehindAProxy {}
