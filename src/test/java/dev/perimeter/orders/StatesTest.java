package dev.perimeter.orders;

import dev.perimeter.Golden;
import dev.perimeter.pieces.PieceState;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The tables of states in the docs are those of the code. */
class StatesTest {

    private static final String PAGE = """
            # States

            Where orders and pieces go, and from where. Everything else is refused with 409 `transition-not-allowed`, which lists what is allowed. Written by a
            test from `OrderState` and `PieceState`.

            ## Orders

            | from | to |
            | --- | --- |
            %s

            An order on hold returns to where it came from. Cancelling takes a reason. `ready`, `shipped` and `completed` take pieces that are all good, packed,
            shipped or replaced by a remake (409 `pieces-unfinished`). What is ordered can be changed in a draft only; a completed or cancelled order takes notes only.
            The first print takes an order to `in_production`, its last good piece to `ready`, its last parcel to `shipped`; shipping the order ships its good pieces.

            ## Pieces

            | from | to |
            | --- | --- |
            %s

            `printing` takes a printer; `failed`, `rejected` and `scrapped` take a reason, and may each be remade once. Pieces do not move while their order is on
            hold, and not after it was completed or cancelled, but a print that runs is always ended. Good are `good`, `packed` and `shipped`: what is printed has yet to
            pass QC. Steps that a company switches off (`post_processing`, `qc`, `packed`) are left out. A shipped piece is `returned` by `POST /pieces/{id}/return`;
            `withdrawn` is what an undoing or a shortened order took back. The last step of a piece or an order is undone by `POST .../undo`.
            """;

    @Test
    void areDocumentedAsTheyAre() {
        var orders = Arrays.stream(OrderState.values()).map(state -> row(state.word(), order(state)));
        var pieces = Arrays.stream(PieceState.values())
                .map(state -> row(
                        state.word(),
                        state.next().stream().map(PieceState::word).toList()));
        Golden.matches(
                "docs/states.md",
                PAGE.formatted(orders.collect(Collectors.joining("\n")), pieces.collect(Collectors.joining("\n"))));
    }

    private static List<String> order(OrderState state) {
        return state == OrderState.ON_HOLD
                ? List.of("where it came from", OrderState.CANCELLED.word())
                : state.next(null).stream().map(OrderState::word).toList();
    }

    private static String row(String from, List<String> to) {
        return "| %s | %s |".formatted(from, to.isEmpty() ? "(the end)" : String.join(", ", to));
    }
}
