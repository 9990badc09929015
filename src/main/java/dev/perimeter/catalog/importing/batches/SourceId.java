package dev.perimeter.catalog.importing.batches;

/** The id under which a source knows an entry. */
public record SourceId(String source, String id) {

    /** Reads {@code source:id}, the form of merged ids; the id itself may hold colons. */
    public static SourceId of(String text) {
        int colon = text.indexOf(':');
        return new SourceId(text.substring(0, colon), text.substring(colon + 1));
    }
}
