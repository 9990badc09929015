package dev.perimeter.assets.stock;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How much there is of each filament, and which filaments run low (spec 12.9). Lists ask it of all
 * filaments at once by {@link #ALL}; of a single spool, {@link OtherSpools} says what else there is
 * of its filament.
 */
@Repository
public class StockLevels {

    /**
     * For the {@code with} of a statement: {@code stock_level} has a row for each filament of which
     * the company has a spool that is not archived, or a threshold. The spools of an entry that was
     * merged into another one count for that one. Weights in grams.
     */
    public static final String ALL = """
            stock_part (filament_id, spools, grams, own_threshold_g, spools_threshold_g) as (
              select filament_id, count(*) filter (where status in ('sealed', 'in_use', 'drying')),
                     coalesce(sum(remaining_g) filter (where status in ('sealed', 'in_use', 'drying')), 0.00), null, max(low_threshold_g)
                from spool
               where company_id = :company
                 and status <> 'archived'
               group by filament_id
              union all
              select filament_id, 0, 0.00, low_threshold_g, null
                from stock_threshold
               where company_id = :company
                 and low_threshold_g is not null
            ), stock_level (filament_id, spools, grams, low_threshold_g, low) as (
              select filament_id, spools, grams, threshold_g, coalesce(threshold_g > 0 and grams <= threshold_g, false)
                from (select coalesce(f.duplicate_of, f.id) as filament_id, sum(p.spools) as spools, sum(p.grams) as grams,
                             coalesce(max(p.own_threshold_g), max(p.spools_threshold_g),
                                      (select c.low_threshold_g from company c where c.id = :company)) as threshold_g
                        from stock_part p
                        join filament_spec f on f.id = p.filament_id
                       group by coalesce(f.duplicate_of, f.id)) as summed
            )
            """;

    /** What an {@link OtherSpools} is made of. */
    public static final String OTHERS_COLUMNS =
            "o.others_grams, o.others_threshold_g, t.filament_threshold_g, c.low_threshold_g as company_threshold_g";

    /** The joins of those columns: s is the spool, whose id may be null, and f its filament. */
    public static final String OTHERS_JOINS = """
             cross join lateral (select coalesce(sum(o.remaining_g) filter (where o.status in ('sealed', 'in_use', 'drying')), 0.00) as others_grams,
                                        max(o.low_threshold_g) as others_threshold_g
                                   from spool o
                                  where o.company_id = :company
                                    and o.filament_id = any (array(select d.id
                                                                     from filament_spec d
                                                                    where d.id = coalesce(f.duplicate_of, f.id) or d.duplicate_of = coalesce(f.duplicate_of, f.id)))
                                    and o.status <> 'archived'
                                    and o.id is distinct from s.id) o
             cross join lateral (select max(t.low_threshold_g) as filament_threshold_g
                                   from stock_threshold t
                                  where t.company_id = :company
                                    and t.filament_id = any (array(select d.id
                                                                     from filament_spec d
                                                                    where d.id = coalesce(f.duplicate_of, f.id) or d.duplicate_of = coalesce(f.duplicate_of, f.id)))) t
             cross join (select low_threshold_g from company where id = :company) c
            """;

    private final JdbcClient db;

    StockLevels(JdbcClient db) {
        this.db = db;
    }

    /** What else there is of a filament that a spool is to have. */
    public OtherSpools others(Member me, @Nullable UUID spool, UUID filament) {
        return db.sql("select " + OTHERS_COLUMNS + """

                          from filament_spec f
                         cross join (select cast(:spool as uuid) as id) s
                        """ + OTHERS_JOINS + """
                         where f.id = :filament
                        """)
                .param("company", me.company())
                .param("spool", spool)
                .param("filament", filament)
                .query(RecordRowMapper.of(OtherSpools.class))
                .single();
    }

    /** Whether so many grams are low; a threshold of 0 g is never reached. */
    static boolean isLow(BigDecimal grams, @Nullable BigDecimal threshold) {
        return threshold != null && threshold.signum() > 0 && grams.compareTo(threshold) <= 0;
    }
}
