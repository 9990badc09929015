package dev.perimeter.catalog;

/** One line of a file, as the catalog's format has it. */
public final class Sample {

    private Sample() {}

    public static String filament(String id, String color) {
        return filament(id, "Kestrel", "Everyday", color);
    }

    public static String filament(String id, String manufacturer, String product, String color) {
        return """
                {"manufacturer": "%s", "product": "%s", "name": "%2$s %s", "material": "PLA", "diameter_mm": 1.75, \
                "density_g_cm3": 1.24, "net_weight_g": 1000, "color_name": "%3$s", "color_hexes": ["#C1121C"], \
                "translucent": false, "glow": false, "source": "sample", "source_id": "%s"}""".formatted(manufacturer, product, color, id);
    }

    public static String printer(String id, String model) {
        return """
                {"manufacturer": "Kestrel", "model": "%s", "technology": "FFF", "nozzle_diameters_mm": [0.4], \
                "source": "sample", "source_id": "%s"}""".formatted(model, id);
    }
}
