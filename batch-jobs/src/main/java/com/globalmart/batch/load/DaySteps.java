package com.globalmart.batch.load;

import com.globalmart.batch.execution.Steps;
import java.time.LocalDate;
import java.util.function.Consumer;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.stereotype.Component;

/** Steps that do something to the partitions of each day of the open load. */
@Component
public class DaySteps {

    private static final int DAYS_AT_ONCE = 100;

    private final Steps steps;
    private final Loads loads;

    DaySteps(Steps steps, Loads loads) {
        this.steps = steps;
        this.loads = loads;
    }

    /** A hundred days in one transaction: each partition holds locks until it ends. */
    public Step ofDays(String name, Consumer<LocalDate[]> work) {
        return steps.tasklet(name, (contribution, context) -> {
            var days = loads.days(loads.requireOpen()).stream().sorted().toList();
            var done = (int) contribution.getStepExecution().getWriteCount();
            var next = days.subList(done, Math.min(done + DAYS_AT_ONCE, days.size()));
            work.accept(next.toArray(LocalDate[]::new));
            contribution.incrementWriteCount(next.size());
            return RepeatStatus.continueIf(done + next.size() < days.size());
        });
    }
}
