package dev.perimeter.pieces.production;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/**
 * What people call the printers and spools of pieces: names and numbers, by id. Nothing for those
 * who may not view assets.
 */
@Component
public class AssetNames {

    private final AssetChoices assetChoices;

    AssetNames(AssetChoices assetChoices) {
        this.assetChoices = assetChoices;
    }

    public void add(Member me, Collection<Piece> pieces, Model model) {
        var isPrinted =
                pieces.stream().anyMatch(piece -> piece.progress().print().printerId() != null);
        var printers = isPrinted ? assetChoices.printers(me) : List.<AssetChoices.Printer>of();
        model.addAttribute(
                "printerNames",
                printers.stream().collect(Collectors.toMap(AssetChoices.Printer::id, AssetChoices.Printer::name)));
        model.addAttribute(
                "spoolNumbers",
                assetChoices.spools(me, spools(pieces)).stream()
                        .collect(Collectors.toMap(AssetChoices.Spool::id, AssetChoices.Spool::number)));
    }

    private static List<UUID> spools(Collection<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece.progress().print().spoolId())
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
