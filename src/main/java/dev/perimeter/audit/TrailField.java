package dev.perimeter.audit;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How the values of a field are told to people, by the type of the record and the field's name. */
record TrailField(String recordType, String name) {

    /** They follow from other fields, or say again what another field says by name. */
    private static final Set<String> FOLLOWING = Set.of(
            "allowed",
            "orderStatus",
            "skippedSteps",
            "printEndedAt",
            "low",
            "good",
            "shippedPieces",
            "pieces",
            "taxes",
            "gross",
            "net",
            "customerLabel",
            "filament",
            "lineId",
            "spoolId",
            "sourceId",
            "dataNotes",
            "sourceLicenses");

    /** Where the words of a field have their texts: the beginning of the message's key. */
    private static final Map<String, String> WORDS = Map.ofEntries(
            Map.entry("order.status", "state.orders."),
            Map.entry("order.heldFrom", "state.orders."),
            Map.entry("order.priority", "orders.priority."),
            Map.entry("order.source", "value.source."),
            Map.entry("piece.status", "state.pieces."),
            Map.entry("piece.override", "pieces.misfit."),
            Map.entry("printer.status", "state.printers."),
            Map.entry("spool.status", "state.spools."),
            Map.entry("spool.reason", "spool.reason."),
            Map.entry("customer.status", "customer.status."),
            Map.entry("customer.kind", "customer.kind."),
            Map.entry("filament.source", "value.source."),
            Map.entry("filament.fill", "spec.word."),
            Map.entry("filament.spoolType", "spec.word."),
            Map.entry("filament.multiColorDirection", "spec.word."),
            Map.entry("filament.finish", "spec.word."),
            Map.entry("filament.pattern", "spec.word."),
            Map.entry("printer_model.source", "value.source."),
            Map.entry("printer_model.technology", "spec.word."),
            Map.entry("printer_model.bedShape", "spec.word."),
            Map.entry("printer_model.structure", "spec.word."));

    /** Whole names, and ends of names that say their unit. */
    private static final List<Map.Entry<String, String>> UNITS = List.of(
            Map.entry("GCm3", "g/cm³"),
            Map.entry("Mm", "mm"),
            Map.entry("Um", "µm"),
            Map.entry("C", "°C"),
            Map.entry("G", "g"),
            Map.entry("grams", "g"),
            Map.entry("PixelsX", "px"),
            Map.entry("PixelsY", "px"));

    private static final Set<String> AMOUNTS = Set.of("cost", "price", "purchasePrice", "total");

    boolean isShown() {
        return !FOLLOWING.contains(name) && !(recordType.equals("printer") && name.equals("model"));
    }

    /** Keys of messages; the first one that there is calls the field. */
    List<String> labels() {
        return List.of("field." + name, "flag." + name, "spec." + name);
    }

    /** The beginning of the keys of its words; empty where its values are no words. */
    Optional<String> words() {
        return Optional.ofNullable(WORDS.get(recordType + "." + name));
    }

    boolean isAmount() {
        return AMOUNTS.contains(name);
    }

    String unit() {
        return UNITS.stream()
                .filter(unit -> name.endsWith(unit.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("");
    }
}
