package dev.perimeter.database.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import dev.perimeter.PerimeterTest;
import dev.perimeter.values.WireWords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.core.simple.JdbcClient;

@PerimeterTest
class RecordRowMapperTest {

    @Autowired
    JdbcClient db;

    enum Hue {
        DARK_RED,
        BLUE
    }

    record Maker(UUID accountId, String displayName) {}

    record Made(Instant createdAt, @Nullable Maker createdBy) {}

    record Thing(
            int number,
            Hue hue,
            List<Hue> others,
            @Nullable Integer grams,
            @JsonUnwrapped Made made,
            LocalDate on) {}

    @Test
    void aRecordIsMadeOfItsColumnsAndThoseOfTheRecordsWithin() {
        assertThat(thing("'00000000-0000-0000-0000-000000000001'", "'Ada'"))
                .isEqualTo(new Thing(
                        7,
                        Hue.DARK_RED,
                        List.of(Hue.BLUE, Hue.DARK_RED),
                        null,
                        new Made(Instant.parse("2026-01-02T03:04:05Z"), new Maker(new UUID(0, 1), "Ada")),
                        LocalDate.of(2026, 1, 2)));
    }

    @Test
    void aRecordWithinThatMayBeNullIsNullWhereAllItsColumnsAre() {
        assertThat(thing("null", "null").made().createdBy()).isNull();
        assertThat(thing("null", "'Ada'").made().createdBy()).isEqualTo(new Maker(null, "Ada"));
    }

    @Test
    void aColumnThatIsNotThereIsAnErrorAndSoIsAWordThatTheEnumDoesNotHave() {
        assertThatThrownBy(() -> db.sql("select 1 as number")
                        .query(RecordRowMapper.of(Thing.class))
                        .list())
                .isInstanceOf(BadSqlGrammarException.class);
        assertThatThrownBy(() -> db.sql("select 1 as number, 'green' as hue")
                        .query(RecordRowMapper.of(Thing.class))
                        .list())
                .isInstanceOf(WireWords.InvalidText.class);
    }

    private Thing thing(String account, String name) {
        return db.sql(
                        "select cast(7 as bigint) as number, 'dark_red' as hue, array['blue', 'dark_red'] as others, cast(null as int) as grams,"
                                + " timestamptz '2026-01-02 03:04:05Z' as created_at, date '2026-01-02' as \"on\","
                                + " cast(" + account + " as uuid) as created_by_account_id,"
                                + " cast(" + name + " as text) as created_by_display_name")
                .query(RecordRowMapper.of(Thing.class))
                .single();
    }
}
