package dev.perimeter.layout;

import dev.perimeter.gate.Member;
import dev.perimeter.gate.PageFrame;
import java.time.ZoneId;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Puts the frame of the company and the member into the model of each page. */
@Repository
class MemberFrame implements PageFrame {

    private final JdbcClient db;

    MemberFrame(JdbcClient db) {
        this.db = db;
    }

    @Override
    public void put(Member me, Map<String, Object> model) {
        var frame = db.sql("""
                        select c.name, c.currency, c.timezone, m.display_name
                          from company c
                          join gate.member_names(:company) m on m.account_id = :account
                         where c.id = :company
                        """)
                .param("company", me.company())
                .param("account", me.account())
                .query((row, _) -> new Frame(
                        row.getString("name"),
                        row.getString("display_name"),
                        row.getString("currency"),
                        ZoneId.of(row.getString("timezone")),
                        me))
                .single();
        model.put("frame", frame);
    }
}
