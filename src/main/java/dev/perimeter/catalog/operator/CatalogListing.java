package dev.perimeter.catalog.operator;

import dev.perimeter.values.FoldedText;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What the operator looks at before acting: entries that companies added, and what was done to the
 * catalog. Each has one line, which begins with its id.
 */
public final class CatalogListing {

    private final JdbcClient db;

    /** @param db of a role that may become {@code perimeter_gate} */
    public CatalogListing(JdbcClient db) {
        this.db = db;
    }

    /** Which entries: those of companies, unless one of these is asked for. */
    public enum Which {
        CONTRIBUTED,
        HIDDEN,
        MERGED
    }

    /** The newest first, at most 10,000. @param company its id or its name; null for all */
    public List<String> entries(Which which, @Nullable String company) {
        db.sql("set local role perimeter_gate").update();
        return db.sql("""
                        with entry as (
                          select 'filament' as kind, id, manufacturer || ' ' || name as name, source, contributed_by_company, contributed_by_name,
                                 hidden_at, duplicate_of, created_at
                            from public.filament_spec
                           union all
                          select 'printer', id, manufacturer || ' ' || model, source, contributed_by_company, contributed_by_name,
                                 hidden_at, duplicate_of, created_at
                            from public.printer_spec)
                        select e.id, e.kind, e.name, e.source, c.id as company, e.contributed_by_name, e.hidden_at, e.duplicate_of, e.created_at,
                               (select count(*) from gate.spec_use u where u.kind = e.kind and u.spec_id = e.id) as users
                          from entry e
                          left join public.company c on c.id = e.contributed_by_company
                         where case :which when 'hidden' then e.hidden_at is not null
                                           when 'merged' then e.duplicate_of is not null
                                           else e.contributed_by_company is not null end
                           and (cast(:company as text) is null or c.id::text = :company or c.name_key = :company_key)
                         order by e.created_at desc, e.id desc
                         limit 10000
                        """)
                .param("which", which.name().toLowerCase(Locale.ROOT))
                .param("company", company == null ? null : company.toLowerCase(Locale.ROOT))
                .param("company_key", company == null ? null : FoldedText.of(company))
                .query((row, _) -> "%s  %s  %s  from %s  used by %d%s%s"
                        .formatted(
                                row.getString("id"),
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("company") == null
                                        ? row.getString("source")
                                        : row.getString("contributed_by_name") + " (" + row.getString("company") + ")",
                                row.getInt("users"),
                                row.getObject("hidden_at") == null ? "" : "  hidden",
                                row.getString("duplicate_of") == null
                                        ? ""
                                        : "  merged into " + row.getString("duplicate_of")))
                .list();
    }

    /** The newest first, at most 10,000. */
    public List<String> acts() {
        db.sql("set local role perimeter_gate").update();
        return db.sql("""
                        select a.at, a.by_whom, a.act, a.kind, a.spec_id, a.name, a.into_id
                          from gate.catalog_act a
                         order by a.at desc, a.id desc
                         limit 10000
                        """)
                .query((row, _) -> "%s  %s  %s  %s  %s%s  by %s"
                        .formatted(
                                row.getString("spec_id"),
                                row.getObject("at", OffsetDateTime.class).toInstant(),
                                row.getString("act"),
                                row.getString("kind"),
                                row.getString("name"),
                                row.getString("into_id") == null ? "" : "  into " + row.getString("into_id"),
                                row.getString("by_whom")))
                .list();
    }
}
