package dev.perimeter.catalog.importing;

import dev.perimeter.catalog.specs.StarterSet;
import dev.perimeter.database.Administrator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.SequencedMap;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/**
 * Imports the starter set before the first request is answered, at every start: a new version may
 * add to it.
 */
@Component
class StarterSetLoader implements InitializingBean {

    private final Administrator administrator;

    StarterSetLoader(Administrator administrator) {
        this.administrator = administrator;
    }

    @Override
    public void afterPropertiesSet() throws SQLException {
        try (var connection = administrator.connect()) {
            load(new SingleConnectionDataSource(connection, true));
        }
    }

    /**
     * Adds what is missing; any number of processes may do so at once. One query is enough where
     * nothing is missing.
     *
     * @param administrator connections of a role that may become {@code perimeter_owner}
     */
    static void load(DataSource administrator) {
        var known = new HashSet<>(JdbcClient.create(administrator)
                .sql("select source_id from catalog_source_id where source = 'perimeter'")
                .query(String.class)
                .list());
        StarterSet.FILES.stream().filter(name -> !isKnown(name, known)).forEach(name -> take(name, administrator));
    }

    private static boolean isKnown(String name, Set<String> known) {
        return StarterSet.rows(name)
                .allMatch(row -> known.contains(row.path("source_id").asString()));
    }

    private static void take(String name, DataSource administrator) {
        try {
            var rows = new ByteArrayInputStream(StarterSet.text(name).getBytes(StandardCharsets.UTF_8));
            new CatalogImporter(administrator, new NoRefusals()).take(rows);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Our own rows are good, or the build is not. */
    private static final class NoRefusals implements ImportListener {

        @Override
        public void refused(String row, SequencedMap<String, String> faults) {
            throw new IllegalStateException("starter set, " + row + ": " + faults);
        }

        @Override
        public void read(int rows) {}
    }
}
