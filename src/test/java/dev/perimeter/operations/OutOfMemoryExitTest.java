package dev.perimeter.operations;

import static org.assertj.core.api.Assertions.assertThat;

import dev.perimeter.web.problems.ProblemResolver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Without memory a process ends, in whatever thread it is missed, instead of half working for ever.
 */
class OutOfMemoryExitTest {

    /** What child processes do: they run out of memory, and then they wait. */
    static final class Child {

        private static final List<byte[]> HELD = new ArrayList<>();

        private Child() {}

        public static void main(String[] how) throws InterruptedException {
            OutOfMemoryExit.install();
            switch (how[0]) {
                case "thread" -> Thread.ofPlatform().start(Child::takeAll);
                case "virtual" -> Thread.ofVirtual().start(Child::takeAll);
                case "request" -> Thread.ofVirtual().start(Child::takeAllAndCatch);
                case "other" ->
                    Thread.ofPlatform().start(() -> {
                        throw new IllegalStateException("an ordinary failure");
                    });
                default -> throw new IllegalArgumentException(how[0]);
            }
            // A busy machine takes a while to fill a heap.
            Thread.sleep(how[0].equals("other") ? 3_000 : 30_000);
        }

        private static void takeAll() {
            while (true) {
                HELD.add(new byte[1024 * 1024]);
            }
        }

        /** As Spring does with what a handler throws. */
        private static void takeAllAndCatch() {
            try {
                takeAll();
            } catch (OutOfMemoryError e) {
                HELD.clear();
                ProblemResolver.of(new IllegalStateException("Handler dispatch failed", e));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"thread", "virtual", "request"})
    void missingMemoryEndsTheProcess(String how) throws Exception {
        var child = child(how);
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(said(child)).contains("Out of memory: the process ends.");
        assertThat(child.exitValue()).isEqualTo(OutOfMemoryExit.STATUS);
    }

    @Test
    void anOrdinaryFailureDoesNot() throws Exception {
        var child = child("other");
        assertThat(child.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(child.exitValue()).isZero();
        assertThat(said(child)).contains("an ordinary failure");
    }

    /**
     * Where we say how the JVM is started, the JVM itself sees to it, and whoever looks after the
     * service starts it anew.
     */
    @Test
    void whatStartsItSaysSoToo() throws IOException {
        for (var file : List.of("perimeter", "docs/perimeter.service", "pom.xml")) {
            assertThat(Files.readString(Path.of(file))).contains("-XX:+ExitOnOutOfMemoryError");
        }
        assertThat(Files.readString(Path.of("docs/perimeter.service"))).contains("\nRestart=always\n");
    }

    private static Process child(String how) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx32m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Child.class.getName(),
                        how)
                .redirectErrorStream(true)
                .start();
    }

    private static String said(Process child) throws IOException {
        return new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
