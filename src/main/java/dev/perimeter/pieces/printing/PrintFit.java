package dev.perimeter.pieces.printing;

import dev.perimeter.assets.HeldSpool;
import dev.perimeter.assets.PrinterOccupation.HeldPrinter;
import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FoldedText;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/**
 * Whether a spool can be printed on a printer, and is what was ordered (spec 12.6). What nobody
 * knows fits.
 */
@Repository
class PrintFit {

    /** Nominal diameters in millimetres that are sold for each other: 2.85 and 3. */
    private static final BigDecimal TOLERANCE_MM = new BigDecimal("0.2");

    private final JdbcClient db;

    PrintFit(JdbcClient db) {
        this.db = db;
    }

    /** What the catalog says of a filament. */
    record Filament(
            UUID id,
            String material,
            @Nullable String materialFamily,
            BigDecimal diameterMm,
            String colorName,
            List<String> colorHexes) {

        /** PLA+ is made of PLA; blends whose base nobody states are compared by their own name. */
        boolean isMadeLike(Filament other) {
            return materialFamily != null && other.materialFamily != null
                    ? materialFamily.equals(other.materialFamily)
                    : FoldedText.of(material).equals(FoldedText.of(other.material));
        }

        boolean looksLike(Filament other) {
            return colorHexes.isEmpty() || other.colorHexes.isEmpty()
                    ? FoldedText.of(colorName).equals(FoldedText.of(other.colorName))
                    : colorHexes.getFirst().equals(other.colorHexes.getFirst());
        }
    }

    /** What the catalog says of a printer's model. */
    private record Model(
            UUID id, String technology, @Nullable BigDecimal filamentDiameterMm) {}

    private record Asked(UUID pieceId, UUID filamentId) {}

    /** The filaments that pieces were ordered in, by piece. */
    Map<UUID, UUID> asked(Member me, Collection<UUID> pieces) {
        return db
                .sql("select piece_id, filament_id from gate.filaments_asked(:company, :pieces)")
                .param("company", me.company())
                .param("pieces", new SqlArrayValue("uuid", pieces.toArray()))
                .query(RecordRowMapper.of(Asked.class))
                .stream()
                .collect(Collectors.toMap(Asked::pieceId, Asked::filamentId));
    }

    Map<UUID, Filament> filaments(Collection<UUID> ids) {
        return db
                .sql("""
                        select id, material, material_family, diameter_mm, color_name, color_hexes
                          from filament_spec
                         where id = any (:ids)
                        """)
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(Filament.class))
                .stream()
                .collect(Collectors.toMap(Filament::id, Function.identity()));
    }

    /** What does not fit about these spools on this printer. */
    Stream<Misfit> machine(HeldPrinter printer, List<Filament> filaments) {
        if (filaments.isEmpty()) {
            return Stream.of();
        }
        var model = db.sql("select id, technology, filament_diameter_mm from printer_spec where id = :id")
                .param("id", printer.modelId())
                .query(RecordRowMapper.of(Model.class))
                .single();
        if (!model.technology().equals("FFF")) {
            return Stream.of(Misfit.TECHNOLOGY);
        }
        return Optional.ofNullable(model.filamentDiameterMm()).stream()
                .filter(diameter ->
                        filaments.stream().anyMatch(filament -> !isAsThick(filament.diameterMm(), diameter)))
                .map(_ -> Misfit.DIAMETER);
    }

    /** What of a spool is not as it was ordered. */
    static Stream<Misfit> order(Filament spool, @Nullable Filament asked) {
        if (asked == null || asked.id().equals(spool.id())) {
            return Stream.of();
        }
        return Stream.of(
                        Misfit.MATERIAL.unless(spool.isMadeLike(asked)),
                        Misfit.DIAMETER.unless(isAsThick(spool.diameterMm(), asked.diameterMm())),
                        Misfit.COLOR.unless(spool.looksLike(asked)))
                .flatMap(misfit -> misfit);
    }

    static Stream<Misfit> spool(HeldSpool spool, BigDecimal grams) {
        var isEmpty = spool.status().equals("empty") || spool.remainingG().signum() <= 0;
        return Stream.of(
                        Misfit.SPOOL_EMPTY.unless(!isEmpty),
                        Misfit.SPOOL_DAMAGED.unless(!spool.status().equals("damaged")),
                        Misfit.SPOOL_SHORT.unless(isEmpty || grams.compareTo(spool.remainingG()) <= 0))
                .flatMap(misfit -> misfit);
    }

    private static boolean isAsThick(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(TOLERANCE_MM) <= 0;
    }
}
