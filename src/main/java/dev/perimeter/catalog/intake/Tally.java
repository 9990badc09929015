package dev.perimeter.catalog.intake;

/** What became of rows: they made new entries, joined equal ones, were there before, or were refused. */
public record Tally(int created, int folded, int alreadyThere, int refused) {

    static final Tally NOTHING = new Tally(0, 0, 0, 0);
    static final Tally ONE_REFUSED = new Tally(0, 0, 0, 1);

    Tally plus(Tally other) {
        return new Tally(
                created + other.created,
                folded + other.folded,
                alreadyThere + other.alreadyThere,
                refused + other.refused);
    }

    public int imported() {
        return created + folded;
    }

    public int read() {
        return imported() + alreadyThere + refused;
    }
}
