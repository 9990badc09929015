package dev.perimeter.catalog.printers;

import dev.perimeter.catalog.specs.SpecField;
import java.util.List;

/** The fields of printer models in the order in which people are asked for them. */
final class PrinterSpecFields {

    /** What everybody knows. */
    static final List<SpecField> MAIN = SpecField.of(PrinterDraft.class, """
                    manufacturer model technology buildXMm buildYMm buildZMm nozzleDiametersMm
                    """);

    /** What stands in data sheets. */
    static final List<SpecField> MORE = SpecField.of(PrinterDraft.class, """
                    bedShape filamentDiameterMm toolCount multiMaterialSlots multiMaterialSystem
                    maxNozzleTempC maxBedTempC maxChamberTempC maxTempBasis heatedBed heatedChamber enclosed
                    structure gcodeFlavor connectivity displayPixelsX displayPixelsY pixelSizeUm
                    """);

    private PrinterSpecFields() {}
}
