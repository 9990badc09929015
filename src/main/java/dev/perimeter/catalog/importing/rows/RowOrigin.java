package dev.perimeter.catalog.importing.rows;

import dev.perimeter.catalog.printers.PrinterSpec.Technology;
import dev.perimeter.catalog.rules.ColorCode;
import dev.perimeter.catalog.rules.ListSize;
import dev.perimeter.catalog.rules.OneOf;
import dev.perimeter.catalog.rules.SpecText;
import dev.perimeter.web.json.ListsNamedAsWhole;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a row of a file says and a company does not: where it is from. What companies may leave out,
 * it must say.
 */
sealed interface RowOrigin {

    String MERGED_ID = "[^:]+:.+";

    String source();

    String sourceId();

    /** Other ids of the same entry, as {@code source:id}. */
    @Nullable
    List<String> mergedSourceIds();

    /** Of a filament. */
    @ListsNamedAsWhole
    record OfFilament(
            String name,
            BigDecimal densityGCm3,
            List<@ColorCode String> colorHexes,
            Boolean translucent,
            Boolean glow,
            @ListSize @Nullable List<@SpecText String> dataNotes,
            @SpecText String source,
            @SpecText String sourceId,

            @ListSize @Nullable
            List<@SpecText @Pattern(regexp = MERGED_ID, message = "{fault.source}") String> mergedSourceIds)
            implements RowOrigin {}

    /** Of a printer model. */
    @ListsNamedAsWhole
    record OfPrinter(
            Technology technology,
            @ListSize @Nullable List<@SpecText String> sourceLicenses,
            @OneOf({"permissive", "facts_only"}) @Nullable String licenseBasis,
            @ListSize @Nullable List<@SpecText String> dataNotes,
            @SpecText String source,
            @SpecText String sourceId,

            @ListSize @Nullable
            List<@SpecText @Pattern(regexp = MERGED_ID, message = "{fault.source}") String> mergedSourceIds)
            implements RowOrigin {}
}
