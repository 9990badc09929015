package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.PieceState;
import dev.perimeter.pieces.stacks.PieceNumbers;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The page to which a form of pieces leads back: the overview, one of pieces, of orders or of
 * printers, and no other. It carries along what was done there, see {@link ActNotice}.
 */
record ReturnAddress(@Nullable String path) {

    private static final Pattern OURS =
            Pattern.compile("/((pieces|orders|printers)(/[a-z0-9-]+)?)?(\\?[\\w=&.,%+-]*)?");

    static final ReturnAddress NONE = new ReturnAddress(null);

    static ReturnAddress of(@Nullable String then) {
        return then != null && then.length() <= 500 && OURS.matcher(then).matches() ? new ReturnAddress(then) : NONE;
    }

    /** Where there is no such page, the page of the piece, or the board. */
    String redirect(List<Piece> moved, PieceState to) {
        var numbers = PieceNumbers.of(moved.stream().map(Piece::number).toList());
        return "redirect:"
                + UriComponentsBuilder.fromUriString(pathFor(moved))
                        .replaceQueryParam("done", to.word() + "." + numbers.text())
                        .build()
                        .toUriString();
    }

    /** What "Back" leads to. */
    String pathFor(List<Piece> pieces) {
        if (path != null) {
            return path;
        }
        return pieces.size() == 1 ? "/pieces/" + pieces.getFirst().id() : "/pieces/board";
    }

    /** The address of a form, or of its answer. */
    String address(String form) {
        return UriComponentsBuilder.fromPath(form)
                .queryParamIfPresent("then", Optional.ofNullable(path))
                .encode()
                .toUriString();
    }
}
