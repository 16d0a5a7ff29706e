package com.globalmart.admin.quality;

import com.globalmart.admin.page.Mark;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether the numbers add up, as one page shows it.
 *
 * @param gate the load that is held back, or null
 * @param isLandingKnown whether dead letters could be counted
 * @param older where the books of older loads are, if there are any
 * @param address where this page is asked for again
 * @param ofLoad checks of a load before it is published, what is violated first
 * @param ofEverything checks of everything published, what is violated first
 */
record QualityPage(
        @Nullable Gate gate,
        List<BooksOfLoad> books,
        boolean isLandingKnown,
        @Nullable String older,
        String address,
        List<CheckLine> ofLoad,
        List<CheckLine> ofEverything) {

    /** Topics of loads whose numbers do not add up. */
    public long wrong() {
        return books(Mark.BAD);
    }

    /** Topics of loads that have a gap, or of which only half is known. */
    public long gaps() {
        return books(Mark.WARN);
    }

    public long topicsShown() {
        return books.stream().mapToLong(load -> load.rows().size()).sum();
    }

    /** Checks that stop a load, and found something. */
    public long failed() {
        return checks(0);
    }

    /** How the checks stand, in a sentence. */
    public String summary() {
        long all = ofLoad.size() + ofEverything.size();
        long warned = checks(1);
        return "%d of %d passed%s%s"
                .formatted(
                        all - failed() - warned,
                        all,
                        warned == 0 ? "" : ", %d %s".formatted(warned, warned == 1 ? "warns" : "warn"),
                        failed() == 0 ? "" : ", %d failed".formatted(failed()));
    }

    private long books(Mark mark) {
        return books.stream()
                .flatMap(load -> load.rows().stream())
                .filter(row -> row.state().mark() == mark)
                .count();
    }

    private long checks(int rank) {
        return Stream.concat(ofLoad.stream(), ofEverything.stream())
                .filter(line -> line.rank() == rank)
                .count();
    }
}
