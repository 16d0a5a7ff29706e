package com.globalmart.batch.backfill;

import com.globalmart.batch.database.IdleLimit;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Goes on with the backfill that runs: looks what became of its date, and asks for the next. All that it knows is in the tables, so any
 * node can, and one that dies leaves nothing undone.
 */
@Component
class BackfillRunner {

    private static final Logger log = LoggerFactory.getLogger(BackfillRunner.class);
    private static final Set<String> ENDED_BADLY = Set.of("FAILED", "STOPPED", "ABANDONED");

    private final Backfills backfills;
    private final BackfillDates dates;
    private final TransactionTemplate transaction;
    private final IdleLimit idleLimit;

    BackfillRunner(Backfills backfills, BackfillDates dates, TransactionTemplate transaction, IdleLimit idleLimit) {
        this.backfills = backfills;
        this.dates = dates;
        this.transaction = transaction;
        this.idleLimit = idleLimit;
    }

    @Scheduled(fixedDelayString = "${globalmart.backfill.look:1s}")
    void goOn() {
        transaction.executeWithoutResult(status -> {
            idleLimit.setForThisTransaction();
            if (backfills.isTheOneToGoOn()) {
                backfills.running().ifPresent(this::goOnWith);
            }
        });
    }

    private void goOnWith(Backfill backfill) {
        var running = dates.running(backfill.backfillId());
        if (running.isPresent()) {
            look(backfill, running.get());
            return;
        }
        var next = dates.nextWaiting(backfill.backfillId());
        if (next.isPresent()) {
            if (!dates.skipWhatIsDone(backfill, next.get())) {
                dates.begin(backfill, next.get());
            }
        } else {
            backfills.finish(backfill.backfillId(), "DONE");
            log.info("backfill {} of {} to {} is done", backfill.backfillId(), backfill.first(), backfill.last());
        }
    }

    private void look(Backfill backfill, BackfillDates.Running date) {
        if (date.requestState().equals("REFUSED")) {
            fail(backfill, date, String.valueOf(date.requestOutcome()));
        } else if ("COMPLETED".equals(date.status())) {
            dates.end(backfill.backfillId(), date, "DONE", "execution %d COMPLETED".formatted(date.executionId()));
            goOnWith(backfill);
        } else if (date.status() != null && ENDED_BADLY.contains(date.status()) && !date.isExpectedToGoOn()) {
            fail(backfill, date, "execution %d ended %s".formatted(date.executionId(), date.status()));
        }
    }

    private void fail(Backfill backfill, BackfillDates.Running date, String outcome) {
        dates.end(backfill.backfillId(), date, "FAILED", outcome);
        backfills.finish(backfill.backfillId(), "FAILED");
        log.error(
                "backfill {} of {} to {} stands at {}: {}. Mend what failed, then resume it.",
                backfill.backfillId(),
                backfill.first(),
                backfill.last(),
                date.date(),
                outcome);
    }
}
