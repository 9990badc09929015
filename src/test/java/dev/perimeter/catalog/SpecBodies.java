package dev.perimeter.catalog;

/** Bodies of contributions: the least that a person at the shelf knows. */
public final class SpecBodies {

    private SpecBodies() {}

    public static String of(String shelf, String maker) {
        return shelf.equals("filaments") ? filament(maker, "Everyday", "Signal Red") : printer(maker, "M1");
    }

    public static String filament(String maker, String product, String color) {
        return """
                {"manufacturer": "%s", "product": "%s", "material": "PLA", "colorName": "%s", "diameterMm": 1.75, "netWeightG": 1000}""".formatted(maker, product, color);
    }

    public static String printer(String maker, String model) {
        return """
                {"manufacturer": "%s", "model": "%s"}""".formatted(maker, model);
    }
}
