package dev.perimeter.catalog.importing;

import dev.perimeter.catalog.importing.batches.SourceId;
import dev.perimeter.catalog.specs.StarterSet;
import dev.perimeter.database.Administrator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.springframework.beans.factory.InitializingBean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.ObjectNode;

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
     * Adds the rows whose ids the catalog does not know; any number of processes may do so at once.
     * What is known stays as it is: an import may have brought newer figures since.
     *
     * @param administrator connections of a role that may become {@code perimeter_owner}
     */
    static void load(DataSource administrator) {
        var rows = StarterSet.rows().toList();
        var known = known(administrator, rows);
        var missing = rows.stream()
                .filter(row -> !known.contains(idOf(row)))
                .map(ObjectNode::toString)
                .collect(Collectors.joining("\n"));
        if (!missing.isEmpty()) {
            take(missing, administrator);
        }
    }

    private static Set<SourceId> known(DataSource administrator, List<ObjectNode> rows) {
        return JdbcClient.create(administrator)
                .sql("""
                        select source, source_id
                        from catalog_source_id join unnest(:sources, :ids) named(source, source_id)
                            using (source, source_id)""")
                .param("sources", rows.stream().map(row -> idOf(row).source()).toArray(String[]::new))
                .param("ids", rows.stream().map(row -> idOf(row).id()).toArray(String[]::new))
                .query((row, number) -> new SourceId(row.getString("source"), row.getString("source_id")))
                .stream()
                .collect(Collectors.toSet());
    }

    private static SourceId idOf(ObjectNode row) {
        return new SourceId(row.path("source").asString(), row.path("source_id").asString());
    }

    private static void take(String rows, DataSource administrator) {
        try {
            new CatalogImporter(administrator, new NoRefusals())
                    .take(new ByteArrayInputStream(rows.getBytes(StandardCharsets.UTF_8)));
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
