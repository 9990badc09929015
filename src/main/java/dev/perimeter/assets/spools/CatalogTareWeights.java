package dev.perimeter.assets.spools;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the catalog says that an empty spool of a filament weighs. */
@Repository
public class CatalogTareWeights {

    private final JdbcClient db;

    CatalogTareWeights(JdbcClient db) {
        this.db = db;
    }

    /**
     * The figure that stands in the catalog.
     *
     * @param said the other company that wrote it there; null where a new spool takes it over
     */
    public record CatalogTare(BigDecimal weightG, @Nullable String said) {}

    /** Empty where the catalog says nothing of it. */
    public Optional<CatalogTare> of(Member me, UUID filament) {
        return db.sql("""
                        select f.spool_weight_g as weight_g,
                               case when gate.own_tare(:company, f.id) is null then f.contributed_by_name end as said
                          from filament_spec f
                         where f.id = :filament
                           and f.spool_weight_g is not null
                        """)
                .param("company", me.company())
                .param("filament", filament)
                .query(RecordRowMapper.of(CatalogTare.class))
                .optional();
    }
}
