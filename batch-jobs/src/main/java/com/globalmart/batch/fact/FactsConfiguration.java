package com.globalmart.batch.fact;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;
import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;
import static com.globalmart.jooq.warehouse.warehouse.Tables.FACT_TABLES;

import com.globalmart.batch.dimension.InferredMembers;
import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.DaySteps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StageParameters;
import com.globalmart.jooq.warehouse.warehouse.Routines;
import java.time.Clock;
import java.util.List;
import org.jooq.DSLContext;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.repeat.RepeatStatus;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code facts}: finds repeats, then loads the three facts, making the members that are missing. */
@Configuration(proxyBeanMethods = false)
class FactsConfiguration {

    @Bean
    Stage factsStage(
            Step findRepeats,
            Step loadProductViews,
            Step loadCartEvents,
            Step loadSales,
            Step describeCustomers,
            Step describeProducts,
            Step completeFacts,
            Step refreshStagedStatistics) {
        return Stage.named("facts", "Gives every landed event its one fate: fact, duplicate or quarantine")
                .then(findRepeats, "finds records that repeat another of this load, by topic")
                .then(loadProductViews, "loads views, searches, filters and comparisons")
                .then(loadCartEvents, "loads cart events")
                .then(loadSales, "loads sales, a row a line")
                .then(describeCustomers, "takes from events what nobody has told of customers")
                .then(describeProducts, "takes from events what nobody has told of products")
                .then(completeFacts, "indexes identities on days that are new, tells the planner about the loaded days")
                .then(refreshStagedStatistics, "tells the planner about dimensions and what is staged of them");
    }

    @Bean
    Job facts(Jobs jobs, Stage factsStage) {
        return jobs.of("facts", factsStage);
    }

    @Bean
    JobDeclaration factsDeclaration(Job facts, Stage factsStage, Loads loads, Clock clock) {
        return StageParameters.declare(facts, factsStage, loads, clock);
    }

    @Bean
    Step findRepeats(FactSteps steps, List<RepeatSearch> searches) {
        return steps.findRepeats(searches);
    }

    @Bean
    Step describeCustomers(
            Steps steps, Loads loads, InferredMembers members, FactKeys factKeys, List<MemberSource> sources) {
        var describe = new DescribeMembers(CUSTOMERS, members, factKeys, sources, MemberSource::customers);
        return steps.tasklet("describeCustomers", (contribution, context) -> {
            contribution.incrementWriteCount(describe.run(loads.requireOpen()));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step describeProducts(
            Steps steps, Loads loads, InferredMembers members, FactKeys factKeys, List<MemberSource> sources) {
        var describe = new DescribeMembers(PRODUCTS, members, factKeys, sources, MemberSource::products);
        return steps.tasklet("describeProducts", (contribution, context) -> {
            contribution.incrementWriteCount(describe.run(loads.requireOpen()));
            return RepeatStatus.FINISHED;
        });
    }

    @Bean
    Step completeFacts(Steps steps, DaySteps daySteps, DSLContext warehouse, FactProperties properties) {
        return steps.ofEach(
                "completeFacts",
                "fact",
                () -> warehouse.selectFrom(FACT_TABLES.call()).fetch(FACT_TABLES.FACT),
                (worker, fact) -> daySteps.ofDays(
                        worker, days -> Routines.completeFactPartitions(warehouse.configuration(), fact, days)),
                properties.ranges());
    }

    @Bean
    Step refreshStagedStatistics(Steps steps, DSLContext warehouse) {
        return steps.tasklet("refreshStagedStatistics", (contribution, context) -> {
            contribution.incrementWriteCount(Routines.refreshDimensionStatistics(warehouse.configuration()));
            return RepeatStatus.FINISHED;
        });
    }
}
