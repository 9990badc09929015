package dev.perimeter.pieces;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import dev.perimeter.pieces.PieceStep.StepKind;
import dev.perimeter.values.FieldFault;
import dev.perimeter.web.problems.Problem;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** What is written about pieces. Who writes need not be allowed to read (spec 6.2). */
@Repository
public class PieceWrites {

    private final JdbcClient db;
    private final CommitStatements commitStatements;
    private final JsonMapper json;

    PieceWrites(JdbcClient db, CommitStatements commitStatements, JsonMapper json) {
        this.db = db;
        this.commitStatements = commitStatements;
        this.json = json;
    }

    /**
     * A piece before and after what is done to it.
     *
     * @param undoes the move that it takes back
     * @param printerBefore what the printer was before the print that ends now
     */
    public record Changed(
            Piece before,
            Piece after,
            @Nullable UUID undoes,
            @Nullable String printerBefore) {

        public Changed(Piece before, Piece after) {
            this(before, after, null, null);
        }

        public Changed withAfter(Piece later) {
            return new Changed(before, later, undoes, printerBefore);
        }
    }

    /** Those of these ids that are there, by number; their orders are held, too. */
    public List<Held<Piece>> hold(Member me, List<UUID> ids) {
        return db.sql("""
                        select id, number, order_id, order_number, order_status, line_id, description, copy, status, printer_id, spool_id, spools,
                               grams, minutes, cost, currency, reason, notes, skipped_steps, print_ended_at, remake_of, remade_by, version,
                               created_at, updated_at, now() as now
                          from gate.pieces_to_change(:company, :ids)
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(Held.rows(Piece.class))
                .list();
    }

    /**
     * All of these ids, each once.
     *
     * @throws Problem 400 where one is named twice; 404 where one is not there
     */
    public List<Held<Piece>> holdAll(Member me, List<UUID> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw Problem.invalid("ids", FieldFault.of("fault.piece-twice"));
        }
        var held = hold(me, ids);
        if (held.size() < ids.size()) {
            throw Problem.notFound();
        }
        return held;
    }

    /**
     * Whether something else than these pieces is being printed there. The printer is held from
     * here on.
     */
    public boolean isStillPrinting(Member me, UUID printer, List<UUID> pieces) {
        return db.sql("select gate.still_printing(:company, :printer, :pieces)")
                .param("company", me.company())
                .param("printer", printer)
                .param("pieces", new SqlArrayValue("uuid", pieces.toArray()))
                .query(Boolean.class)
                .single();
    }

    /** Changes that are no step: plans and notes. */
    public void change(Member me, List<Changed> changed) {
        step(me, changed, new Act(Ids.next(), StepKind.MOVED, null, List.of()));
    }

    /** Where the state is another one, or the kind is not a move, the step is recorded. */
    public void step(Member me, List<Changed> changed, Act act) {
        var rows = changed.stream().map(PieceWrites::row).toList();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("pieces", json.writeValueAsString(rows));
        parameters.put("act", act.id());
        parameters.put("kind", act.kind().word());
        parameters.put("reason", act.reason());
        parameters.put(
                "override",
                act.override().isEmpty()
                        ? null
                        : new SqlArrayValue("text", act.override().toArray()));
        commitStatements.run(
                "select gate.change_pieces(:company, cast(:pieces as jsonb), :act, :kind, :reason, cast(:override as text[]))",
                parameters);
    }

    private static Map<String, @Nullable Object> row(Changed changed) {
        var piece = changed.after();
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", piece.id());
        row.put("status", piece.progress().status().word());
        row.put("printer_id", piece.progress().print().printerId());
        row.put("spool_id", piece.progress().print().spoolId());
        row.put("spools", piece.progress().print().spools());
        row.put("grams", piece.progress().print().grams());
        row.put("minutes", piece.progress().print().minutes());
        row.put("cost", piece.progress().cost());
        row.put("currency", piece.progress().currency());
        row.put("reason", piece.progress().reason());
        row.put("notes", piece.progress().notes());
        row.put("move", Ids.next());
        row.put("undoes", changed.undoes());
        row.put("printer_before", changed.printerBefore());
        return row;
    }
}
