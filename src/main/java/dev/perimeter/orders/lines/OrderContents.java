package dev.perimeter.orders.lines;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.pieces.PieceState;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * @param total the gross sum, under the name that it had before there was tax
 * @param quantity how many pieces are wanted
 * @param good how many of them have passed QC
 * @param shippedPieces how many of them are on their way
 * @param pieces how many are in each state, remakes and what they replace among them
 */
public record OrderContents(
        List<Line> lines,
        @JsonUnwrapped OrderSums sums,
        BigDecimal total,
        int quantity,
        int good,
        int shippedPieces,
        Map<PieceState, Integer> pieces) {

    public static OrderContents of(List<Line> lines, String currency) {
        var pieces = new EnumMap<PieceState, Integer>(PieceState.class);
        lines.forEach(line -> line.pieces().forEach((state, count) -> pieces.merge(state, count, Integer::sum)));
        var sums = OrderSums.of(lines, currency);
        var quantity = lines.stream().mapToInt(Line::pieceCount).sum();
        var shipped = pieces.getOrDefault(PieceState.SHIPPED, 0);
        return new OrderContents(lines, sums, sums.gross(), quantity, Line.good(pieces), shipped, pieces);
    }
}
