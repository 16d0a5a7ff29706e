package com.globalmart.ingest.deadletter;

import java.sql.SQLException;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** Gives up dead letters that an operator selected: nothing of them lands, their bytes are kept. */
@Component
public class Discarding {

    private final SelectedLetters selectedLetters;
    private final DeadLetters deadLetters;
    private final Clock clock;

    Discarding(SelectedLetters selectedLetters, DeadLetters deadLetters, Clock clock) {
        this.selectedLetters = selectedLetters;
        this.deadLetters = deadLetters;
        this.clock = clock;
    }

    /** Discards those letters of the selection that are still open. Doing it again does nothing. */
    public LetterTally discard(long requestId, UUID selection) throws SQLException {
        var tally = new LetterTally(requestId, "discarded");
        selectedLetters.inTurn(selection, (connection, letters) -> {
            var open = letters.stream().filter(SelectedLetter::isOpen).toList();
            deadLetters.discarded(connection, open, requestId, clock.instant());
            tally.carriedOut(open.size());
            letters.stream().filter(letter -> !letter.isOpen()).forEach(tally::closed);
        });
        return tally;
    }
}
