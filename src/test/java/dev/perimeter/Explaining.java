package dev.perimeter;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.PreparedStatementCreator;
import org.springframework.jdbc.core.PreparedStatementSetter;
import org.springframework.jdbc.core.ResultSetExtractor;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * While it is switched on, no statement finds anything: each is explained instead, as the application sends it, with the values of the request,
 * by the application's role, inside the transaction that the gate has opened.
 */
final class Explaining extends JdbcTemplate {

    private static final BlockingQueue<JsonNode> PLANS = new LinkedBlockingQueue<>();
    private static volatile boolean on;

    private Explaining(HikariDataSource pool) {
        super(pool);
    }

    /** The plans of the statements that the request sends. */
    static List<JsonNode> plans(Runnable request) {
        PLANS.clear();
        on = true;
        try {
            request.run();
        } finally {
            on = false;
        }
        var plans = new ArrayList<JsonNode>();
        PLANS.drainTo(plans);
        return plans;
    }

    @Override
    @SuppressWarnings("unchecked")
    public <T> T query(PreparedStatementCreator statement, PreparedStatementSetter setter, ResultSetExtractor<T> rows) {
        if (!on) {
            return super.query(statement, setter, rows);
        }
        super.query(
                connection -> statement.createPreparedStatement(explaining(connection)),
                setter,
                (ResultSetExtractor<Void>) plan -> {
                    plan.next();
                    PLANS.add(
                            new JsonMapper().readTree(plan.getString(1)).get(0).get("Plan"));
                    return null;
                });
        return (T) List.of();
    }

    private static Connection explaining(Connection connection) {
        return (Connection) Proxy.newProxyInstance(
                Explaining.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    if (method.getName().equals("prepareStatement")) {
                        arguments[0] = "explain (verbose, format json) " + arguments[0];
                    }
                    try {
                        return method.invoke(connection, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                });
    }

    /** In the place of the client that the repositories use. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Wiring {

        @Bean
        static BeanPostProcessor explainingClient() {
            return new BeanPostProcessor() {
                private HikariDataSource pool;

                @Override
                public Object postProcessAfterInitialization(Object bean, String name) {
                    if (name.equals("appPool")) {
                        pool = (HikariDataSource) bean;
                    }
                    return name.equals("appDb") ? JdbcClient.create(new Explaining(pool)) : bean;
                }
            };
        }
    }
}
