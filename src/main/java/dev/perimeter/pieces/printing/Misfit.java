package dev.perimeter.pieces.printing;

import dev.perimeter.values.WireWord;
import java.util.stream.Stream;

/** Why a print had better not begin: said before, and done all the same where somebody insists. */
public enum Misfit implements WireWord {
    PRINTER_MAINTENANCE("The printer is under maintenance."),
    PRINTER_OFFLINE("The printer is offline."),
    PRINTER_RETIRED("The printer is retired."),
    PRINTER_BUSY("Something else is being printed there."),
    TECHNOLOGY("The printer does not print with filament."),
    MATERIAL("It was ordered in another material."),
    DIAMETER("The filament has another diameter."),
    COLOR("It was ordered in another colour."),
    SPOOL_EMPTY("The spool is empty."),
    SPOOL_DAMAGED("The spool is damaged."),
    SPOOL_SHORT("There is less on the spool than the print takes.");

    private final String message;

    Misfit(String message) {
        this.message = message;
    }

    /** One reason of the answer. */
    record Reason(String code, String message) {}

    /** As the contract writes it: {@code spool-empty}. */
    public String code() {
        return word().replace('_', '-');
    }

    Reason reason() {
        return new Reason(code(), message);
    }

    Stream<Misfit> unless(boolean fits) {
        return fits ? Stream.of() : Stream.of(this);
    }

    static Stream<Misfit> ofPrinter(String status) {
        return switch (status) {
            case "maintenance" -> Stream.of(PRINTER_MAINTENANCE);
            case "offline" -> Stream.of(PRINTER_OFFLINE);
            case "retired" -> Stream.of(PRINTER_RETIRED);
            default -> Stream.of();
        };
    }
}
