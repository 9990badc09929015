package dev.perimeter.catalog;

import dev.perimeter.database.Administrator;
import java.sql.SQLException;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/** Puts the starter set on the shelf before the first request is answered, at every start: a new version may add to it. */
@Component
class Stocking implements InitializingBean {

    private final Administrator administrator;

    Stocking(Administrator administrator) {
        this.administrator = administrator;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (var connection = administrator.connect()) {
            StarterSet.load(new SingleConnectionDataSource(connection, true));
        }
    }
}
