package dev.perimeter.assets.spools;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.assets.stock.OtherSpools;
import dev.perimeter.assets.stock.StockLevels;
import dev.perimeter.gate.Revision;
import dev.perimeter.gate.Versioned;
import java.util.UUID;

/** A spool, judged by what else there is of its filament, and what that is. */
public record SpoolInStock(
        @JsonUnwrapped Spool spool, @JsonUnwrapped OtherSpools others) implements Versioned {

    /** What one is made of: s is the spool, f its filament in the catalog. */
    static final String COLUMNS = Spools.COLUMNS + ", false as low, " + StockLevels.OTHERS_COLUMNS + "\n";

    public SpoolInStock {
        spool = spool.judgedBeside(others);
    }

    @Override
    public UUID id() {
        return spool.id();
    }

    @Override
    public Revision revision() {
        return spool.revision();
    }
}
