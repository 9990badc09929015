package dev.perimeter.catalog.importing.batches;

/**
 * What became of rows: they made new entries, joined equal ones, were there before, or were
 * refused.
 */
public record ImportCounts(int created, int folded, int alreadyThere, int refused) {

    public static final ImportCounts NOTHING = new ImportCounts(0, 0, 0, 0);
    public static final ImportCounts ONE_REFUSED = new ImportCounts(0, 0, 0, 1);

    public ImportCounts plus(ImportCounts other) {
        return new ImportCounts(
                created + other.created,
                folded + other.folded,
                alreadyThere + other.alreadyThere,
                refused + other.refused);
    }

    public int imported() {
        return created + folded;
    }
}
