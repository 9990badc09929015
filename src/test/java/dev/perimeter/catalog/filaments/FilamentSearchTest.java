package dev.perimeter.catalog.filaments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.perimeter.catalog.CatalogDatabase;
import dev.perimeter.catalog.Sample;
import dev.perimeter.catalog.importing.Import;
import dev.perimeter.catalog.specs.Contributor;
import dev.perimeter.catalog.specs.SpecPosition;
import dev.perimeter.catalog.specs.SpecPosition.Listed;
import dev.perimeter.database.Ids;
import dev.perimeter.gate.Member;
import dev.perimeter.web.lists.NameOrder;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

class FilamentSearchTest {

    private static final Member ME = new Member(Ids.next(), Ids.next(), Ids.next(), false, Set.of());
    private static final CatalogDatabase DATABASE = new CatalogDatabase();

    private final FilamentSpecs specs = new FilamentSpecs(DATABASE.app(), null, null);

    @BeforeAll
    static void fill() {
        Import.starterSet(DATABASE);
        Import.ofText(DATABASE, Sample.filament("1", "Kestrel", "100% Recycled_PLA \\\\o/", "Kestrel Signal"));
    }

    @Test
    void everyWordMustOccurWhateverItsCase() {
        assertThat(names("natural pla GENERIC"))
                .isNotEmpty()
                .allMatch(name -> name.contains("PLA") && name.contains("Natural"));
        assertThat(names("pla kestrel natural")).isEmpty();
    }

    @Test
    void wildCharactersStandForThemselves() {
        assertThat(names("%")).hasSize(1);
        assertThat(names("_")).hasSize(1);
        assertThat(names("\\")).hasSize(1);
        assertThat(names("100%_")).isEmpty();
        assertThat(names("d_p")).hasSize(1);
    }

    @Test
    void filtersNarrow() {
        assertThat(found(FilamentFilter.of("", " KESTREL ", null, null, null))).hasSize(1);
        assertThat(found(FilamentFilter.of("", null, "pa", null, null)))
                .extracting(FilamentSpec::material)
                .containsOnly("PA", "PA-CF", "PA-GF");
        assertThat(found(FilamentFilter.of("", null, null, "kestrel sig", null)))
                .hasSize(1);
        assertThat(found(FilamentFilter.of("", null, null, "#c1121c", null))).hasSize(1);
        assertThat(found(FilamentFilter.of("", null, null, null, new BigDecimal("2.850"))))
                .isNotEmpty()
                .allMatch(spec -> spec.diameterMm().compareTo(new BigDecimal("2.85")) == 0);
    }

    @Test
    void aMergedEntryIsFoundUnderBothIdsAndListedOnce() {
        Import.ofText(
                DATABASE,
                Sample.filament("merge-1", "Merger", "A", "Red") + "\n"
                        + Sample.filament("merge-2", "Merger", "B", "Red"));
        var both = found(FilamentFilter.of("", "Merger", null, null, null));
        DATABASE.db()
                .sql("update filament_spec set duplicate_of = :to where id = :from")
                .param("to", both.getFirst().id())
                .param("from", both.getLast().id())
                .update();
        assertThat(specs.find(ME, both.getLast().id())).contains(both.getFirst());
        assertThat(specs.find(ME, both.getFirst().id())).contains(both.getFirst());
        assertThat(found(FilamentFilter.of("", "Merger", null, null, null))).containsExactly(both.getFirst());
        assertThat(specs.find(ME, new UUID(1, 2))).isEmpty();
    }

    /** Spec 9.4: the name, and nothing else. */
    @Test
    void theContributingCompanysNameIsShownAndItsIdIsOutOfReach() {
        var id = found(FilamentFilter.of("asa-cf", null, null, null, null))
                .getFirst()
                .id();
        DATABASE.db()
                .sql("update filament_spec set contributed_by_name = 'Ada Prints' where id = :id")
                .param("id", id)
                .update();
        assertThat(specs.find(ME, id).orElseThrow().contributedBy()).isEqualTo(new Contributor("Ada Prints"));
        for (var statement : List.of(
                "select contributed_by_company from filament_spec",
                "select contributed_by_company from printer_spec",
                "select source_id from catalog_source_id",
                "update filament_spec set version = 2",
                "delete from printer_spec")) {
            assertThatThrownBy(() -> DATABASE.app().sql(statement).query().listOfRows())
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
    }

    @Test
    void jsonNamesTheFieldsAsTheFilesDo() {
        var spec = found(FilamentFilter.of("kestrel", null, null, null, null)).getFirst();
        assertThat(JsonMapper.shared().writeValueAsString(spec))
                .contains("\"diameterMm\":1.75", "\"densityGCm3\":1.24", "\"netWeightG\":1000,", "\"isRefill\":null")
                .contains("\"colorHexes\":[\"#C1121C\"]", "\"contributedBy\":null", "\"source\":\"sample\"");
    }

    private List<String> names(String q) {
        return found(FilamentFilter.of(q, null, null, null, null)).stream()
                .map(FilamentSpec::name)
                .toList();
    }

    private List<FilamentSpec> found(FilamentFilter filter) {
        return specs.search(ME, filter, NameOrder.ROOT, new SpecPosition("", new UUID(0, 0)), 200).stream()
                .map(Listed::spec)
                .toList();
    }
}
