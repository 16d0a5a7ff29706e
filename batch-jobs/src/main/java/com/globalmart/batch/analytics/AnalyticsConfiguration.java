package com.globalmart.batch.analytics;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Load;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StageParameters;
import java.time.Clock;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code analytics}: daily totals and trends of the days a load touches, and the judgement of its business date. */
@Configuration(proxyBeanMethods = false)
class AnalyticsConfiguration {

    @Bean
    Stage analyticsStage(
            Step totalSales,
            Step totalActivity,
            Step countCustomers,
            Step computeTrends,
            Step analyseRfm,
            Step segmentCustomers,
            Step judgeProducts) {
        return Stage.named("analytics", "Computes totals, trends, RFM, segments and product performance")
                .then(totalSales, "totals the sales of the touched days")
                .then(totalActivity, "totals visits and what was done in them")
                .then(countCustomers, "counts distinct customers of days, weeks and months")
                .then(computeTrends, "sales by day, week, month, quarter and year, with growth")
                .then(analyseRfm, "scores recency, frequency and monetary value of every customer")
                .then(segmentCustomers, "sums the segments, and prepares customers' current segments")
                .then(judgeProducts, "ranks products over the last 30 days");
    }

    @Bean
    Job analytics(Jobs jobs, Stage analyticsStage) {
        return jobs.of("analytics", analyticsStage);
    }

    @Bean
    JobDeclaration analyticsDeclaration(Job analytics, Stage analyticsStage, Loads loads, Clock clock) {
        return StageParameters.declare(analytics, analyticsStage, loads, clock);
    }

    @Bean
    Step totalSales(Steps steps, Loads loads, DailyTotals totals) {
        return steps.repeatable("totalSales", compute(loads, totals::stageSales));
    }

    @Bean
    Step totalActivity(Steps steps, Loads loads, DailyTotals totals) {
        return steps.repeatable("totalActivity", compute(loads, totals::stageActivity));
    }

    @Bean
    Step countCustomers(Steps steps, Loads loads, DailyTotals totals) {
        return steps.repeatable("countCustomers", compute(loads, totals::stagePeriodCustomers));
    }

    @Bean
    Step computeTrends(Steps steps, Loads loads, SalesTrends trends) {
        return steps.repeatable("computeTrends", compute(loads, trends::stage));
    }

    @Bean
    Step analyseRfm(Steps steps, Loads loads, Judgements judgements) {
        return steps.repeatable("analyseRfm", compute(loads, judgements::analyseCustomers));
    }

    @Bean
    Step segmentCustomers(Steps steps, Loads loads, Judgements judgements) {
        return steps.repeatable("segmentCustomers", compute(loads, judgements::segmentCustomers));
    }

    @Bean
    Step judgeProducts(Steps steps, Loads loads, Judgements judgements) {
        return steps.repeatable("judgeProducts", compute(loads, judgements::judgeProducts));
    }

    private static Tasklet compute(Loads loads, ToIntFunction<Load> computation) {
        return (contribution, context) -> {
            contribution.incrementWriteCount(computation.applyAsInt(loads.requireOpen()));
            return RepeatStatus.FINISHED;
        };
    }
}
