package dev.perimeter.pieces;

import dev.perimeter.database.Ids;
import dev.perimeter.gate.CommitStatements;
import dev.perimeter.gate.Held;
import dev.perimeter.gate.Member;
import java.util.HashMap;
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

    /** A piece before and after what is done to it. */
    public record Changed(Piece before, Piece after) {}

    /** Those of these ids that are there. */
    public List<Held<Piece>> hold(Member me, List<UUID> ids) {
        return db.sql("""
                        select id, number, order_id, order_number, order_status, line_id, description, copy, status, printer_id, spool_id, grams,
                               minutes, cost, currency, reason, notes, remake_of, remade_by, version, created_at, updated_at, now() as now
                          from gate.pieces_to_change(:company, :ids)
                        """)
                .param("company", me.company())
                .param("ids", new SqlArrayValue("uuid", ids.toArray()))
                .query(Held.rows(Piece.class))
                .list();
    }

    /**
     * Whether something else than these pieces is being printed there. The printer is held from
     * here on.
     */
    boolean isStillPrinting(Member me, UUID printer, List<UUID> pieces) {
        return db.sql("select gate.still_printing(:company, :printer, :pieces)")
                .param("company", me.company())
                .param("printer", printer)
                .param("pieces", new SqlArrayValue("uuid", pieces.toArray()))
                .query(Boolean.class)
                .single();
    }

    /** Where the state is another one, the move is recorded, with this reason. */
    public void change(Member me, List<Changed> changed, @Nullable String reason) {
        var rows = changed.stream().map(piece -> row(piece.after())).toList();
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("company", me.company());
        parameters.put("pieces", json.writeValueAsString(rows));
        parameters.put("reason", reason);
        commitStatements.run("select gate.change_pieces(:company, cast(:pieces as jsonb), :reason)", parameters);
    }

    private static Map<String, @Nullable Object> row(Piece piece) {
        var row = new HashMap<String, @Nullable Object>();
        row.put("id", piece.id());
        row.put("status", piece.progress().status().word());
        row.put("printer_id", piece.progress().print().printerId());
        row.put("spool_id", piece.progress().print().spoolId());
        row.put("grams", piece.progress().print().grams());
        row.put("minutes", piece.progress().print().minutes());
        row.put("cost", piece.progress().cost());
        row.put("currency", piece.progress().currency());
        row.put("reason", piece.progress().reason());
        row.put("notes", piece.progress().notes());
        row.put("move", Ids.next());
        return row;
    }
}
