package com.globalmart.batch.reference;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.job.parameters.JobParametersBuilder;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.core.step.tasklet.Tasklet;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The job {@code reference}: takes reference data from CSV files; it belongs to no load and takes effect in the next one. */
@Configuration(proxyBeanMethods = false)
class ReferenceConfiguration {

    @Bean
    Stage referenceStage(
            Step takeCountries,
            Step takePaymentMethods,
            Step takeExchangeRates,
            Step takeRfmThresholds,
            Step takeRfmSegments) {
        return Stage.named("reference", "Takes reference data from CSV files; the next load works with it")
                .then(takeCountries, "countries.csv: country,region,continent,currency,time_zone,valid_from")
                .then(takePaymentMethods, "payment-methods.csv: payment_method")
                .then(takeExchangeRates, "exchange-rates.csv: rate_date,currency,rate")
                .then(takeRfmThresholds, "rfm-thresholds.csv: measure,score,threshold")
                .then(takeRfmSegments, "rfm-segments.csv: " + String.join(",", SegmentRow.HEADER));
    }

    @Bean
    Job reference(Jobs jobs, Stage referenceStage) {
        return jobs.of("reference", referenceStage);
    }

    /** Every request is an instance of its own: the files may have changed. */
    @Bean
    JobDeclaration referenceDeclaration(Job reference, Stage referenceStage, Clock clock) {
        return new JobDeclaration(
                reference,
                referenceStage.description(),
                List.of(),
                List.of(referenceStage),
                given -> new JobParametersBuilder()
                        .addString("requestedAt", clock.instant().toString())
                        .toJobParameters());
    }

    @Bean
    Step takeCountries(Steps steps, ReferenceFiles files, ReferenceUpdates updates) {
        return steps.tasklet("takeCountries", take(files::countries, updates::countries));
    }

    @Bean
    Step takePaymentMethods(Steps steps, ReferenceFiles files, ReferenceUpdates updates) {
        return steps.tasklet("takePaymentMethods", take(files::paymentMethods, updates::paymentMethods));
    }

    @Bean
    Step takeExchangeRates(Steps steps, ReferenceFiles files, ReferenceUpdates updates) {
        return steps.tasklet("takeExchangeRates", take(files::exchangeRates, updates::exchangeRates));
    }

    @Bean
    Step takeRfmThresholds(Steps steps, ReferenceFiles files, ReferenceUpdates updates) {
        return steps.tasklet("takeRfmThresholds", take(files::rfmThresholds, updates::rfmThresholds));
    }

    @Bean
    Step takeRfmSegments(Steps steps, ReferenceFiles files, ReferenceUpdates updates) {
        return steps.tasklet("takeRfmSegments", take(files::rfmSegments, updates::rfmSegments));
    }

    /** Reads a file whole, then writes it in the step's transaction; a file that is not there changes nothing. */
    private static <T> Tasklet take(
            java.util.function.Supplier<Optional<List<T>>> file, ToIntFunction<List<T>> update) {
        return (contribution, context) -> {
            var rows = file.get();
            if (rows.isPresent()) {
                rows.get().forEach(row -> contribution.incrementReadCount());
                contribution.incrementWriteCount(update.applyAsInt(rows.get()));
            }
            return RepeatStatus.FINISHED;
        };
    }
}
