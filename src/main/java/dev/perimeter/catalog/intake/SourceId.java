package dev.perimeter.catalog.intake;

/** Under what id which source knows an entry. */
record SourceId(String source, String id) {

    /** Reads {@code source:id}, the form of merged ids; the id itself may hold colons. */
    static SourceId of(String text) {
        int colon = text.indexOf(':');
        return new SourceId(text.substring(0, colon), text.substring(colon + 1));
    }

    static boolean isOne(String text) {
        int colon = text.indexOf(':');
        return colon > 0 && colon < text.length() - 1;
    }
}
