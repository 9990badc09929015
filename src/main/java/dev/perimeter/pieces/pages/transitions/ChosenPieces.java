package dev.perimeter.pieces.pages.transitions;

import dev.perimeter.database.rows.RecordRowMapper;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.Piece;
import dev.perimeter.pieces.Pieces;
import dev.perimeter.pieces.stacks.PieceNumbers;
import dev.perimeter.values.FieldFault;
import dev.perimeter.values.WireWords;
import dev.perimeter.web.forms.Form;
import dev.perimeter.web.forms.FormErrors;
import dev.perimeter.web.problems.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;

/** The pieces that a form or an address names, by their numbers or by ticked boxes. */
@Repository
class ChosenPieces {

    /** The field of a form with the numbers of all pieces that it offered. */
    private static final String OFFERED = "_offered";

    /** The pieces of the company. */
    private static final String COMPANYS = "select " + Pieces.COLUMNS + """
              from piece p
              join sales_order o on o.company_id = :company and o.id = p.order_id
              join order_line l on l.company_id = :company and l.id = p.line_id
              left join piece r on r.company_id = :company and r.remake_of = p.id
             where p.company_id = :company
            """;

    private final JdbcClient db;

    ChosenPieces(JdbcClient db) {
        this.db = db;
    }

    /** Those of these numbers that are there, by number. */
    List<Piece> find(Member me, Collection<Integer> numbers) {
        return db.sql(COMPANYS + """
                           and p.number = any (:numbers)
                         order by p.number
                        """)
                .param("company", me.company())
                .param("numbers", new SqlArrayValue("bigint", numbers.toArray()))
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    /** Those of these ids that are there, by number. */
    List<Piece> byId(Member me, Collection<UUID> ids) {
        return db.sql(COMPANYS + """
                           and p.id = any (:ids)
                         order by p.number
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(RecordRowMapper.of(Piece.class))
                .list();
    }

    /**
     * Those that a form names.
     *
     * @throws Problem 400 where it names none, 404 where one of them is not there
     */
    List<UUID> ids(Member me, BulkTransitionForm form) {
        if (!form.pieces().isEmpty()) {
            return form.pieces().stream().map(BulkTransitionForm.Chosen::id).toList();
        }
        var numbers = form.taken();
        var found = find(me, numbers.numbers());
        if (numbers.count() == 0) {
            throw PieceNumbers.tooMany();
        }
        if (found.size() < numbers.count()) {
            throw Problem.notFound();
        }
        return found.stream().map(Piece::id).toList();
    }

    /** Those that a button names which asks for more first: the rest of the form does not count. */
    List<Piece> asked(Member me, Form<BulkTransitionForm> form) {
        var ticked = IntStream.range(0, PieceNumbers.MAX)
                .mapToObj(row -> form.typed("pieces[" + row + "].id"))
                .filter(Objects::nonNull)
                .flatMap(id -> WireWords.findUuid(id).stream())
                .toList();
        var found = find(me, PieceNumbers.parse(form.typed("numbers")).numbers());
        return ticked.isEmpty()
                ? found
                : found.stream().filter(piece -> ticked.contains(piece.id())).toList();
    }

    /** How many of them, where the form says so and means fewer than all. */
    static @Nullable Integer take(@Nullable String typed, int all) {
        if (typed == null || typed.isBlank()) {
            return null;
        }
        if (!typed.strip().matches("[1-9]\\d{0,2}")) {
            throw Problem.invalid("take", FieldFault.of("fault.number"));
        }
        var take = Integer.parseInt(typed.strip());
        return take < all ? take : null;
    }

    /** The numbers of the pieces that a form which was refused had offered. */
    static PieceNumbers offered(FormErrors refused) {
        var offered = refused.typed(OFFERED);
        return PieceNumbers.parse(offered.isEmpty() ? refused.typed("numbers") : offered);
    }

    /** The ids that were ticked in a form that was refused; those of the stack where none was. */
    static Set<UUID> ticked(FormErrors refused, List<Piece> offered) {
        var ticked = new HashSet<UUID>();
        refused.rows("pieces")
                .forEach(row -> WireWords.findUuid(refused.typed("pieces[" + row + "].id"))
                        .ifPresent(ticked::add));
        if (ticked.isEmpty() && refused.typed(OFFERED).isEmpty()) {
            var take = refused.typed("take");
            var count = take.matches("[1-9]\\d{0,2}") ? Integer.parseInt(take) : offered.size();
            offered.stream().limit(count).map(Piece::id).forEach(ticked::add);
        }
        return ticked;
    }
}
