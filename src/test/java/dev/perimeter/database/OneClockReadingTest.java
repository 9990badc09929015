package dev.perimeter.database;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/**
 * Times of one row that are compared with each other come from one reading of the clock: {@code clock_timestamp()} gives another one each time that it is
 * asked, so that a session lasted thirty days and a microsecond now and then.
 */
class OneClockReadingTest {

    @Test
    void ofEachRowAtMostOneColumnAsksTheClockItself() {
        assertThat(new ScratchDatabase().db().sql("""
                        select d.adrelid::regclass::text || ': ' || string_agg(a.attname, ', ' order by a.attnum)
                          from pg_attrdef d
                          join pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
                         where pg_get_expr(d.adbin, d.adrelid) ~ 'clock_timestamp|timeofday'
                         group by d.adrelid
                        having count(*) > 1
                        """).query(String.class).list())
                .isEmpty();
    }

    /** In a function, an insert or update that writes the clock's time twice would do the same. */
    @Test
    void noStatementOfTheGateAsksTheClockForTwoColumns() {
        assertThat(new ScratchDatabase().db().sql("""
                        select f.oid::regprocedure::text
                          from pg_proc f
                         cross join regexp_split_to_table(f.prosrc, ';') statement
                         where f.pronamespace = 'gate'::regnamespace
                           and statement ~ '(insert into|update) '
                           and (select count(*) from regexp_matches(statement, '_at = clock_timestamp\\(\\)', 'g')) > 1
                        """).query(String.class).list())
                .isEmpty();
    }
}
