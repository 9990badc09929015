package dev.perimeter.assets.spools;

import dev.perimeter.catalog.Contributed;
import dev.perimeter.catalog.Contributions;
import dev.perimeter.catalog.filaments.FilamentChoices;
import dev.perimeter.catalog.filaments.FilamentChoices.FilamentChoice;
import dev.perimeter.catalog.filaments.FilamentDraft;
import dev.perimeter.gate.Member;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the catalog says of the filaments that are on spools. */
@Component
class SpoolFilaments {

    private final FilamentChoices choices;
    private final Contributions contributions;

    SpoolFilaments(FilamentChoices choices, Contributions contributions) {
        this.choices = choices;
        this.contributions = contributions;
    }

    /** As far as lists show it. */
    record SpoolFilament(
            String manufacturer,
            String product,
            String name,
            String material,
            String colorName,
            List<String> colorHexes,
            BigDecimal diameterMm) {

        private static SpoolFilament of(FilamentChoice filament) {
            return new SpoolFilament(
                    filament.manufacturer(),
                    filament.product(),
                    filament.name(),
                    filament.material(),
                    filament.colorName(),
                    filament.colorHexes(),
                    filament.diameterMm());
        }

        static SpoolFilament of(ResultSet row) throws SQLException {
            return new SpoolFilament(
                    row.getString("manufacturer"),
                    row.getString("product"),
                    row.getString("name"),
                    row.getString("material"),
                    row.getString("color_name"),
                    List.of((String[]) row.getArray("color_hexes").getArray()),
                    row.getBigDecimal("diameter_mm"));
        }
    }

    /** An entry of the catalog, by the id that it has now. */
    record Entry(UUID id, SpoolFilament shown) {

        private static Entry of(FilamentChoice filament) {
            return new Entry(filament.id(), SpoolFilament.of(filament));
        }
    }

    /** The company uses it from now on (spec 9.4). The id of an entry that was merged into another finds that other one. */
    Optional<Entry> use(Member me, UUID id) {
        return choices.use(me, id).map(Entry::of);
    }

    /** Without using it yet: so that somebody sees what they chose. */
    Optional<Entry> find(Member me, UUID id) {
        return choices.find(me, id).map(Entry::of);
    }

    /** By the words of a text; none where it is empty. */
    List<Entry> search(String text) {
        return choices.search(text).stream().map(Entry::of).toList();
    }

    /** The filament of a spool that is to have this one; the catalog is asked only where it is another than before. */
    Entry of(Member me, Spool spool, UUID filamentId) {
        return filamentId.equals(spool.filamentId())
                ? new Entry(filamentId, spool.filament())
                : use(me, filamentId).orElseThrow(() -> Problem.notThere("filamentId"));
    }

    /** Told by its id, or else by what it is: what the catalog lacks of it joins it (spec 9.2). Never both. */
    Contributed named(Member me, @Nullable UUID id, @Nullable FilamentDraft stated) {
        if (id != null && stated != null) {
            throw Problem.invalid("filament", FieldFault.of("fault.beside", "other", "filamentId"));
        }
        if (stated != null) {
            return contributions.filament(me, stated);
        }
        if (id == null) {
            throw Problem.invalid("filamentId", FieldFault.of("fault.required.or", "other", "filament"));
        }
        return new Contributed(id, false, List.of());
    }
}
