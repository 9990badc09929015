package dev.perimeter;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.perimeter.database.Administrator;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/**
 * The second run of the stranger's tests: the application works with a role that row security does not bind, so that its own
 * {@code company_id = :company} is all that stands between two companies (spec 1.3).
 */
@TestConfiguration
@ConditionalOnProperty("perimeter.test.unlocked")
class Unlocked {

    @Bean
    @Primary
    HikariDataSource appPool(Administrator afterItsChecks) {
        var administrator = TestDatabase.administrator();
        administrator.sql("""
                        do $$ begin
                          if not exists (select from pg_roles where rolname = 'perimeter_unlocked') then
                            create role perimeter_unlocked login bypassrls inherit in role perimeter_app password 'unlocked';
                            alter role perimeter_gate bypassrls;
                          end if;
                        end $$""").update();
        var config = new HikariConfig();
        config.setJdbcUrl(TestDatabase.SERVER.url());
        config.setUsername("perimeter_unlocked");
        config.setPassword("unlocked");
        config.setMaximumPoolSize(8);
        return new HikariDataSource(config);
    }
}
