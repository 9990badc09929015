package dev.perimeter.embedded;

import dev.perimeter.installation.InstallationException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** What child processes of the tests do until somebody ends them. */
final class Child {

    private Child() {}

    public static void main(String[] arguments) throws SQLException, InterruptedException {
        Path data = Path.of(arguments[1]);
        switch (arguments[0]) {
            case "hold" -> hold(data);
            case "write" -> write(data);
            case "attach" -> attach(data);
            default -> throw new IllegalArgumentException(arguments[0]);
        }
    }

    private static void hold(Path data) throws InterruptedException {
        try {
            EmbeddedServer.start(data).closeAtExit();
            say("ready");
        } catch (InstallationException refused) {
            say("refused " + refused.getMessage());
            return;
        }
        Thread.sleep(Long.MAX_VALUE);
    }

    /** Says each number once the server has acknowledged it. */
    private static void write(Path data) throws SQLException {
        EmbeddedServer server = EmbeddedServer.start(data);
        try (Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists written (number bigint generated always as identity)");
            while (true) {
                try (var answer = statement.executeQuery("insert into written default values returning number")) {
                    answer.next();
                    say("acknowledged " + answer.getLong(1));
                }
            }
        }
    }

    private static void attach(Path data) throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.attach(data);
                Connection connection = DriverManager.getConnection(server.url(), server.user(), server.password());
                Statement statement = connection.createStatement()) {
            statement.execute("create table left_by_a_guest ()");
            say("attached");
        }
    }

    private static void say(String line) {
        System.out.println(line);
        System.out.flush();
    }
}
