package dev.perimeter.audit;

import dev.perimeter.values.WireWord;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an entry of the trail is about. The words are the contract's and stand in the database: they
 * never change.
 */
public enum RecordType implements WireWord {
    CUSTOMER("/customers/"),
    ORDER("/orders/"),
    PIECE("/pieces/"),
    PRINTER("/printers/"),
    SPOOL("/spools/"),
    MEMBER("/team/"),
    INVITE(null),
    COMPANY(null),
    /** What the company added to the shared catalog, and did to it since. */
    FILAMENT("/catalog/filaments/"),
    PRINTER_MODEL("/catalog/printers/"),
    /** What a company has of a filament: its threshold, by the filament's id. */
    STOCK("/stock/");

    private final @Nullable String pages;

    RecordType(@Nullable String pages) {
        this.pages = pages;
    }

    /** Of its name for people. */
    public String messageKey() {
        return "record." + word();
    }

    /**
     * Where one looks at such a record, with its id behind; empty where there is no page of one.
     */
    Optional<String> pages() {
        return Optional.ofNullable(pages);
    }

    /** Empty for a word that only another version of the product knows. */
    static Optional<RecordType> of(String word) {
        return Stream.of(values()).filter(type -> type.word().equals(word)).findFirst();
    }
}
