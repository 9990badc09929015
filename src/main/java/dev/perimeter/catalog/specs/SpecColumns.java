package dev.perimeter.catalog.specs;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.node.ObjectNode;

/**
 * Records of the catalog as rows of its tables and files: a field is densityGCm3 in JSON and
 * density_g_cm3 in a column. Equal numbers look the same there: 1.750 is 1.75, and 1E+3 is 1000.
 */
public final class SpecColumns {

    private static final int DECIMALS = 6;
    private static final Pattern CAPITAL = Pattern.compile("[A-Z]");
    private static final Pattern AFTER_LINE = Pattern.compile("_([a-z0-9])");

    private static final JsonMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(new ColumnNames())
            .addModule(new SimpleModule().addSerializer(BigDecimal.class, new RoundedNumber()))
            .build();

    private SpecColumns() {}

    public static ObjectNode of(Record spec) {
        return JSON.valueToTree(spec);
    }

    /** The entry with what the columns say in place of what it said, one version later. */
    public static <T extends Record> T changed(T entry, ObjectNode columns, Class<T> type) {
        var all = of(entry);
        all.setAll(columns);
        return JSON.treeToValue(all.put("version", all.path("version").asInt() + 1), type);
    }

    public static String column(String field) {
        return CAPITAL.matcher(field)
                .replaceAll(capital -> "_" + capital.group().toLowerCase(Locale.ROOT));
    }

    public static String field(String column) {
        return AFTER_LINE.matcher(column).replaceAll(next -> next.group(1).toUpperCase(Locale.ROOT));
    }

    private static final class ColumnNames extends PropertyNamingStrategies.NamingBase {

        private static final long serialVersionUID = 1;

        @Override
        public String translate(String field) {
            return column(field);
        }
    }

    private static final class RoundedNumber extends ValueSerializer<BigDecimal> {

        @Override
        public void serialize(BigDecimal number, JsonGenerator json, SerializationContext context) {
            var rounded = number.setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
            json.writeNumber(rounded.setScale(Math.max(0, rounded.scale()), RoundingMode.UNNECESSARY));
        }
    }
}
