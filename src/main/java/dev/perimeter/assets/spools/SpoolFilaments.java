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
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the catalog says of the filaments that are on spools. */
@Component
public class SpoolFilaments {

    /** What a {@link CatalogFilament} is made of: f is the entry. */
    static final String COLUMNS = """
            f.id as filament_id, f.manufacturer as filament_manufacturer, f.product as filament_product, f.name as filament_name,
            f.material as filament_material, f.color_name as filament_color_name, f.color_hexes as filament_color_hexes,
            f.diameter_mm as filament_diameter_mm
            """;

    private final FilamentChoices choices;
    private final Contributions contributions;

    SpoolFilaments(FilamentChoices choices, Contributions contributions) {
        this.choices = choices;
        this.contributions = contributions;
    }

    /**
     * An entry of the catalog.
     *
     * @param filamentId the id that it has now
     */
    public record CatalogFilament(UUID filamentId, SpoolFilament filament) {

        /** As the page on which one chooses calls it, of filaments and printers alike. */
        public UUID id() {
            return filamentId;
        }

        public SpoolFilament shown() {
            return filament;
        }
    }

    /** What lists show of it. */
    public record SpoolFilament(
            String manufacturer,
            String product,
            String name,
            String material,
            String colorName,
            List<String> colorHexes,
            BigDecimal diameterMm) {}

    private static CatalogFilament of(FilamentChoice filament) {
        return new CatalogFilament(
                filament.id(),
                new SpoolFilament(
                        filament.manufacturer(),
                        filament.product(),
                        filament.name(),
                        filament.material(),
                        filament.colorName(),
                        filament.colorHexes(),
                        filament.diameterMm()));
    }

    /**
     * The company uses it from now on (spec 9.4). The id of an entry that was merged into another
     * finds that other one.
     */
    Optional<CatalogFilament> use(Member me, UUID id) {
        return choices.use(me, id).map(SpoolFilaments::of);
    }

    /** Without using it yet: so that somebody sees what they chose. */
    public Optional<CatalogFilament> find(Member me, UUID id) {
        return choices.find(me, id).map(SpoolFilaments::of);
    }

    /** By the words of a text; none where it is empty. */
    public List<CatalogFilament> search(String text) {
        return choices.search(text).stream().map(SpoolFilaments::of).toList();
    }

    /**
     * The filament of a spool that is to have this one; the catalog is asked only where it is
     * another than before.
     */
    public CatalogFilament of(Member me, Spool spool, UUID filamentId) {
        return filamentId.equals(spool.filament().filamentId())
                ? spool.filament()
                : use(me, filamentId).orElseThrow(() -> Problem.notThere("filamentId"));
    }

    /**
     * Told by its id, or else by what it is: what the catalog lacks of it joins it (spec 9.2).
     * Never both.
     */
    public Contributed named(Member me, @Nullable UUID id, @Nullable FilamentDraft stated) {
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
