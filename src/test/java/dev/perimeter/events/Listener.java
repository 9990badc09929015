package dev.perimeter.events;

import dev.perimeter.Cast.Actor;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Scanner;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Reads a stream of events as it comes, a line of text for each event: its name, a space, its data. */
public final class Listener implements AutoCloseable {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String END = "the stream has ended";

    private final HttpResponse<InputStream> answer;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();

    private Listener(HttpResponse<InputStream> answer) {
        this.answer = answer;
        Thread.ofVirtual().start(this::read);
    }

    static Listener program(int port, Actor me) {
        return program("http://localhost:" + port, me.token().text());
    }

    /** As a program does. */
    public static Listener program(String address, String token) {
        return to(address + "/api/v1/events", "Authorization", "Bearer " + token);
    }

    /** As a page does. */
    static Listener page(int port, Actor me) {
        return to(
                "http://localhost:" + port + "/events",
                "Cookie",
                "perimeter=" + me.token().text());
    }

    private static Listener to(String address, String... headers) {
        var request = HttpRequest.newBuilder(URI.create(address))
                .header("Accept", "text/event-stream")
                .headers(headers)
                .build();
        try {
            return new Listener(CLIENT.send(request, BodyHandlers.ofInputStream()));
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    int status() {
        return answer.statusCode();
    }

    String header(String name) {
        return answer.headers().firstValue(name).orElse(null);
    }

    private void read() {
        var name = "";
        try (var lines = new Scanner(answer.body(), StandardCharsets.UTF_8)) {
            while (lines.hasNextLine()) {
                var line = lines.nextLine();
                if (line.startsWith("event:")) {
                    name = line.substring("event:".length());
                } else if (line.startsWith("data:")) {
                    told.add(name + " " + line.substring("data:".length()));
                } else if (line.startsWith(":")) {
                    told.add(line);
                }
            }
        }
        told.add(END);
    }

    /** The next event that is such, within the time; null where there is none, or the stream ends before. */
    public String next(Duration most, Predicate<String> such) {
        var end = System.nanoTime() + most.toNanos();
        try {
            for (var left = most.toNanos(); left > 0; left = end - System.nanoTime()) {
                var event = told.poll(left, TimeUnit.NANOSECONDS);
                if (event == null || event.equals(END)) {
                    told.add(END);
                    return null;
                }
                if (such.test(event)) {
                    return event;
                }
            }
            return null;
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether it is told this within the time. */
    public boolean hears(Duration most, String event) {
        return next(most, event::equals) != null;
    }

    /** Whether the stream ends within the time. */
    boolean ends(Duration most) {
        return next(most, END::equals) == null && told.contains(END);
    }

    /** What came so far. */
    List<String> told() {
        var events = new ArrayList<String>();
        told.drainTo(events);
        return events;
    }

    @Override
    public void close() {
        try {
            answer.body().close();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
