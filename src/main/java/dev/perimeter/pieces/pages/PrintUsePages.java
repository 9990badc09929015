package dev.perimeter.pieces.pages;

import static dev.perimeter.gate.Permission.ORDERS_ACT;

import dev.perimeter.assets.AssetChoices;
import dev.perimeter.gate.Allow;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceWrites;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.printing.PrintCorrections;
import dev.perimeter.pieces.printing.PrintCorrections.PrintUse;
import dev.perimeter.pieces.prints.SpoolUse;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import dev.perimeter.web.problems.WrongField;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** What an ended print used, put right: each spool with its grams (spec 12.2, 12.3). */
@Controller
class PrintUsePages {

    /** Rows for further spools below those that are known. */
    private static final int MORE_ROWS = 2;

    private static final int ROWS_MAX = 20;

    private final Pieces pieces;
    private final PieceWrites book;
    private final PrintCorrections corrections;
    private final AssetChoices assetChoices;

    PrintUsePages(Pieces pieces, PieceWrites book, PrintCorrections corrections, AssetChoices assetChoices) {
        this.pieces = pieces;
        this.book = book;
        this.corrections = corrections;
        this.assetChoices = assetChoices;
    }

    /** A row that says nothing counts for nothing. */
    record UseRow(
            @Nullable UUID spoolId,

            @DecimalMin("0") @DecimalMax("50000") @Nullable BigDecimal grams) {

        boolean isEmpty() {
            return spoolId == null && grams == null;
        }
    }

    record UseForm(
            @Size(max = ROWS_MAX, message = "{fault.spools}")
            List<UseRow> spools,

            @Min(0) @Max(100_000) @Nullable Integer minutes) {

        PrintUse use() {
            var wrong = IntStream.range(0, spools.size())
                    .filter(row -> !spools.get(row).isEmpty())
                    .boxed()
                    .flatMap(row -> Stream.of(
                                    spools.get(row).spoolId() == null ? "spoolId" : "",
                                    spools.get(row).grams() == null ? "grams" : "")
                            .filter(field -> !field.isEmpty())
                            .map(field -> new WrongField("spools[%d].%s".formatted(row, field), FieldFault.REQUIRED)))
                    .toList();
            if (!wrong.isEmpty()) {
                throw Problem.invalid(wrong);
            }
            return new PrintUse(
                    spools.stream()
                            .filter(row -> !row.isEmpty())
                            .map(row -> new SpoolUse(Objects.requireNonNull(row.spoolId()), row.grams()))
                            .toList(),
                    minutes);
        }
    }

    @GetMapping("/pieces/{id}/use")
    @Allow(ORDERS_ACT)
    String form(Member me, @PathVariable UUID id, Model model) {
        var piece = pieces.find(me, id).orElseThrow(Problem::notFound);
        var used = piece.progress().print().spools();
        var spools = new ArrayList<>(
                assetChoices.spools(me, used.stream().map(SpoolUse::spoolId).toList()));
        assetChoices.spools(me, (UUID) null).stream()
                .filter(spool -> spools.stream().noneMatch(known -> known.id().equals(spool.id())))
                .forEach(spools::add);
        var refused = FormErrors.of(model);
        var typed = refused == null ? 0 : refused.rows("spools").size();
        model.addAttribute("piece", piece);
        model.addAttribute("used", used);
        model.addAttribute("rows", Math.min(Math.max(typed, used.size() + MORE_ROWS), ROWS_MAX));
        model.addAttribute("spools", spools);
        model.addAttribute("here", "pieces");
        return "pieces/piece-use";
    }

    @PostMapping("/pieces/{id}/use")
    @Allow(ORDERS_ACT)
    String correct(Member me, @PathVariable UUID id, Form<UseForm> form) {
        var held = book.hold(me, List.of(id)).stream().findFirst().orElseThrow(Problem::notFound);
        form.check(held.version());
        corrections.correct(me, held, form.value().use());
        return "redirect:/pieces/" + id;
    }
}
