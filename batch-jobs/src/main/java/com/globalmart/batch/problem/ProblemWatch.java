package com.globalmart.batch.problem;

import com.globalmart.batch.database.IdleLimit;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Looks for problems, one node at a time. All that it knows is in the tables, so any node can, and one that dies loses nothing. */
@Component
class ProblemWatch {

    private final Problems problems;
    private final List<Symptoms> symptoms;
    private final RecoveredExecutions recovered;
    private final TransactionTemplate transaction;
    private final IdleLimit idleLimit;

    ProblemWatch(
            Problems problems,
            List<Symptoms> symptoms,
            RecoveredExecutions recovered,
            TransactionTemplate transaction,
            IdleLimit idleLimit) {
        this.problems = problems;
        this.symptoms = symptoms;
        this.recovered = recovered;
        this.transaction = transaction;
        this.idleLimit = idleLimit;
    }

    /** Not at once: a node that has just started has to be known as alive, or its predecessor would be missed. */
    @Scheduled(fixedDelayString = "${globalmart.problem.look:5s}", initialDelayString = "${globalmart.problem.look:5s}")
    void look() {
        transaction.executeWithoutResult(status -> {
            idleLimit.setForThisTransaction();
            if (problems.isTheOneToLook()) {
                symptoms.forEach(some -> problems.settle(some.kinds(), some.look()));
                recovered.notices().forEach(problems::note);
            }
        });
    }
}
