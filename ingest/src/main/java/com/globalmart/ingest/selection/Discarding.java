package com.globalmart.ingest.selection;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives up records that an operator selected: nothing of them lands, what is kept of them stays. */
@Component
public class Discarding {

    private final Clock clock;

    Discarding(Clock clock) {
        this.clock = clock;
    }

    /** Discards those records of the selection that are still open. Doing it again does nothing. */
    public Tally discard(long requestId, SelectedRecords selected, UUID selection) throws SQLException {
        var tally = new Tally(requestId, selected.noun(), "discarded");
        selected.inTurn(selection, (connection, records) -> {
            var open = records.stream().filter(SelectedRecord::isOpen).toList();
            selected.discarded(connection, open, new Resolution(requestId, clock.instant()));
            tally.carriedOut(open.size());
            records.stream().filter(record -> !record.isOpen()).forEach(tally::closed);
        });
        return tally;
    }
}
