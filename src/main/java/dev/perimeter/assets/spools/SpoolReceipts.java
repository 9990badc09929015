package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.CompanyCurrency;
import dev.perimeter.assets.spools.SpoolFilaments.CatalogFilament;
import dev.perimeter.assets.spools.events.SpoolEvents;
import dev.perimeter.assets.stock.OtherSpools;
import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.audit.Audit;
import dev.perimeter.audit.RecordType;
import dev.perimeter.database.Ids;
import dev.perimeter.database.rows.RecordParameters;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.gate.Revision;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** Spools that arrive: one, or several alike. */
@Repository
public class SpoolReceipts {

    private final JdbcClient db;
    private final Audit audit;
    private final CompanyCurrency companyCurrency;
    private final SpoolEvents events;

    SpoolReceipts(JdbcClient db, Audit audit, CompanyCurrency companyCurrency, SpoolEvents events) {
        this.db = db;
        this.audit = audit;
        this.companyCurrency = companyCurrency;
        this.events = events;
    }

    /**
     * As many as asked for, full unless they are said to be empty, with consecutive numbers.
     * Refused with 404 naming {@code filamentId} where the catalog has no such filament, and with
     * 400 naming {@code price} where it has more decimals than its currency.
     */
    public List<Spool> add(Member me, UUID filamentId, NewSpool said) {
        var draft = companyCurrency.priced(me, said, said.origin().amount(), "price", said::in);
        var ids = Stream.generate(Ids::next).limit(draft.count()).toList();
        var parameters = RecordParameters.of(me.company(), draft.facts());
        parameters.put("filamentId", filamentId);
        parameters.put("tareWeightG", draft.statedTare());
        parameters.put("searchText", draft.origin().searchText());
        parameters.put("ids", new SqlArrayValue("uuid", ids.toArray()));
        parameters.put("count", ids.size());
        parameters.put("netWeightG", draft.weight().netWeightG());
        var receipt = db.sql("""
                        with filament as (
                          select f.id, f.manufacturer, f.product, f.name, f.material, f.color_name, f.color_hexes, f.diameter_mm,
                                 f.duplicate_of,
                                 cast(coalesce(cast(:netWeightG as numeric), f.net_weight_g) as numeric(9, 2)) as net_weight_g,
                                 cast(coalesce(cast(:tareWeightG as numeric), gate.own_tare(:company, f.id)) as numeric(9, 2)) as tare_weight_g
                            from gate.use_filament(:company, :filamentId) used (id)
                            join filament_spec f on f.id = used.id
                        ), counted as (
                          select gate.next_number(:company, 'spool', :count) as last_number from filament
                        ), added as (
                          insert into spool (company_id, id, number, filament_id, net_weight_g, tare_weight_g, remaining_g, price, currency,
                                             supplier, lot, location, status, low_threshold_g, notes, search_text)
                          select :company, copy.id, counted.last_number - :count + copy.place, filament.id, filament.net_weight_g,
                                 filament.tare_weight_g, filament.net_weight_g, cast(:price as numeric), :currency, :supplier, :lot,
                                 :location, :status, cast(:lowThresholdG as numeric), :notes, :searchText
                            from counted
                           cross join filament
                           cross join unnest(:ids) with ordinality copy (id, place)
                        )
                        select counted.last_number - :count as before, f.net_weight_g, f.tare_weight_g, now() as now,
                        """ + SpoolFilaments.COLUMNS + ", " + StockLevels.OTHERS_COLUMNS + """

                          from counted
                         cross join filament f
                         cross join (select cast(null as uuid) as id) s
                        """
                        + StockLevels.OTHERS_JOINS)
                .params(parameters)
                .query(RecordRowMapper.of(Receipt.class))
                .optional()
                .orElseThrow(() -> Problem.notThere("filamentId"));
        return receipt.spools(ids, draft).stream()
                .map(spool -> added(me, spool, receipt))
                .toList();
    }

    /** One that arrives empty, as the last of a stock that is counted, has its event too. */
    private Spool added(Member me, Spool spool, Receipt receipt) {
        audit.added(me, RecordType.SPOOL, spool.id(), spool.unjudged());
        return events.emptied(me, Spool.Status.SEALED, spool, receipt.now());
    }

    /** @param before the number that comes before theirs */
    private record Receipt(
            int before,
            BigDecimal netWeightG,
            @Nullable BigDecimal tareWeightG,
            Instant now,
            @JsonUnwrapped CatalogFilament filament,
            @JsonUnwrapped OtherSpools others) {

        List<Spool> spools(List<UUID> ids, NewSpool draft) {
            var stated = new SpoolChange(filament.filamentId(), netWeightG, tareWeightG, draft.facts());
            var usable = draft.facts().status().isUsable() ? netWeightG : BigDecimal.ZERO;
            var beside = others.and(usable.multiply(BigDecimal.valueOf(ids.size() - 1)));
            return IntStream.range(0, ids.size())
                    .mapToObj(i -> stated.as(ids.get(i), before + 1 + i, filament, netWeightG, Revision.first(now))
                            .judgedBeside(beside))
                    .toList();
        }
    }
}
