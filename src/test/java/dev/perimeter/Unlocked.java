package dev.perimeter;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * The second run of the stranger's tests: the application works with a role that row security does not bind, so that its own
 * {@code company_id = :company} is all that stands between two companies (spec 1.3).
 */
@TestConfiguration(proxyBeanMethods = false)
@ConditionalOnProperty("perimeter.test.unlocked")
class Unlocked {

    /** In the place of the application's own pool, which is made after the wall was checked. */
    @Bean
    static BeanPostProcessor unlockedPool() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return name.equals("appPool") ? unlocked((HikariDataSource) bean) : bean;
            }
        };
    }

    /** Before another application starts on the same server: its check of the wall would find the hole. */
    static void lockAgain() {
        if (Boolean.getBoolean("perimeter.test.unlocked")) {
            TestDatabase.administrator().sql("""
                            do $$ begin
                              if exists (select from pg_roles where rolname = 'perimeter_gate') then
                                alter role perimeter_gate nobypassrls;
                              end if;
                            end $$""").update();
        }
    }

    private static HikariDataSource unlocked(HikariDataSource locked) {
        locked.close();
        TestDatabase.administrator().sql("""
                        do $$ begin
                          if not exists (select from pg_roles where rolname = 'perimeter_unlocked') then
                            create role perimeter_unlocked login bypassrls inherit in role perimeter_app password 'unlocked';
                          end if;
                          alter role perimeter_gate bypassrls;
                        end $$""").update();
        var config = new HikariConfig();
        config.setJdbcUrl(TestDatabase.SERVER.url());
        config.setUsername("perimeter_unlocked");
        config.setPassword("unlocked");
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }
}
