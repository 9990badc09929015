package dev.perimeter.pieces.stacks;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentLabel;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The filaments that lines of orders name. */
@Repository
public class LineFilaments {

    private final JdbcClient db;

    LineFilaments(JdbcClient db) {
        this.db = db;
    }

    private record LineFilament(UUID lineId, @JsonUnwrapped FilamentLabel filament) {}

    /** By the line; nothing for those that name none. */
    public Map<UUID, FilamentLabel> find(Member me, Stream<UUID> lines) {
        return db
                .sql("""
                        select l.id as line_id, l.filament_id, f.manufacturer, f.name, f.material, f.color_hexes
                          from order_line l
                          join filament_spec f on f.id = l.filament_id
                         where l.company_id = :company and l.id = any (:lines)
                        """)
                .param("company", me.company())
                .param("lines", new SqlArrayValue("uuid", lines.distinct().toArray()))
                .query(RecordRowMapper.of(LineFilament.class))
                .stream()
                .collect(Collectors.toMap(LineFilament::lineId, LineFilament::filament));
    }
}
