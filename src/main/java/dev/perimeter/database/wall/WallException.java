package dev.perimeter.database.wall;

import dev.perimeter.database.StartRefused;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The database would let data cross a wall, so that nothing is served. The message says where, and
 * how to mend it.
 */
public final class WallException extends StartRefused {

    private static final long serialVersionUID = 1;

    WallException(List<Wall.Fault> faults) {
        super(
                faults.stream()
                        .map(fault -> "  - " + fault)
                        .collect(
                                Collectors.joining(
                                        "\n",
                                        "The wall between companies has a hole; Perimeter does not start.\n",
                                        "\nTo mend it: java -jar perimeter.jar sql \"STATEMENT\", with the options of this start; or psql, as a superuser.")));
    }
}
