package dev.perimeter;

import dev.perimeter.database.Ids;
import dev.perimeter.database.ScratchDatabase;
import dev.perimeter.gate.Token;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A big company beside many small ones, in a database of its own, with the application on it. */
final class BigShop implements AutoCloseable {

    private final ScratchDatabase database = new ScratchDatabase();
    private final ConfigurableApplicationContext application;
    private final Http http;
    private final Cast.Actor owner;

    /** How much the big company has, how many others there are, and how much each of them has. */
    record Size(int customers, int orders, int others, int otherCustomers, int otherOrders) {}

    BigShop(Size size) {
        application = new SpringApplicationBuilder(Perimeter.class, Explaining.Wiring.class)
                .run(
                        "--server.port=0",
                        "--perimeter.database.url=" + database.url(),
                        "--perimeter.database.username=" + TestDatabase.SERVER.user(),
                        "--perimeter.database.password=" + TestDatabase.SERVER.password(),
                        "--perimeter.secret=" + TestDatabase.SECRET);
        http = new Http(application.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
        owner = new Cast.Actor(
                "Ada", "ada@big.example", Token.random(), Ids.next(), Ids.next(), Ids.next(), Ids.next());
        fill(size);
    }

    private void fill(Size size) {
        try (var connection = database.administrator().getConnection();
                var statement = connection.createStatement();
                var setting = connection.prepareStatement("select set_config('fill.' || ?, ?, false)");
                var script = BigShop.class.getResourceAsStream("/big-company.sql")) {
            String[][] settings = {
                {"company", owner.company().toString()},
                {"account", owner.account().toString()},
                {"login", owner.login().toString()},
                {"session", owner.session().toString()},
                {"token", owner.token().text()},
                {"customers", "" + size.customers()},
                {"orders", "" + size.orders()},
                {"others", "" + size.others()},
                {"other_customers", "" + size.otherCustomers()},
                {"other_orders", "" + size.otherOrders()}
            };
            for (var one : settings) {
                setting.setString(1, one[0]);
                setting.setString(2, one[1]);
                setting.execute();
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
            statement.execute("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Cast.Actor owner() {
        return owner;
    }

    Http http() {
        return http;
    }

    /** As the administrator. */
    JdbcClient db() {
        return database.db();
    }

    String url() {
        return database.url();
    }

    /** The id of one of the company's records. */
    String id(String table, String condition) {
        return db().sql("select id from %s where company_id = ? and %s order by id limit 1".formatted(table, condition))
                .param(owner.company())
                .query(UUID.class)
                .single()
                .toString();
    }

    /** The database is gone then: it may be large. */
    @Override
    public void close() {
        application.close();
        var name = database.url().replaceFirst(".*/(scratch_\\d+)\\?.*", "$1");
        TestDatabase.administrator().sql("drop database " + name).update();
    }
}
