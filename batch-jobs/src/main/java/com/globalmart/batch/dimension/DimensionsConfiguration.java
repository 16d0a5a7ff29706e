package com.globalmart.batch.dimension;

import com.globalmart.batch.execution.JobDeclaration;
import com.globalmart.batch.execution.Jobs;
import com.globalmart.batch.execution.Stage;
import com.globalmart.batch.execution.Steps;
import com.globalmart.batch.load.Loads;
import com.globalmart.batch.load.StageParameters;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.batch.core.job.Job;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The stage {@code dimensions}: stores the statements of the load, then rebuilds the keys they touch, into staging. */
@Configuration(proxyBeanMethods = false)
class DimensionsConfiguration {

    @Bean
    Stage dimensionsStage(
            Step storeCustomerStatements,
            Step storeProductStatements,
            Step rebuildCustomers,
            Step rebuildProducts,
            Step findMovedFacts,
            Step dropNeedlessCustomers,
            Step dropNeedlessProducts,
            Step extendDates) {
        return Stage.named(
                        "dimensions", "Stores what was said about customers and products, and prepares their versions")
                .then(storeCustomerStatements, "stores what was said about customers")
                .then(storeProductStatements, "stores what was said about products")
                .then(rebuildCustomers, "prepares the versions of the customers it was said about")
                .then(rebuildProducts, "prepares the versions of the products it was said about")
                .then(findMovedFacts, "lists the facts that follow their customers and products to other versions")
                .then(dropNeedlessCustomers, "takes back members for deleted customers that no fact needs")
                .then(dropNeedlessProducts, "takes back members for deleted products that no fact needs")
                .then(extendDates, "adds the days that facts need, and public holidays");
    }

    @Bean
    Job dimensions(Jobs jobs, Stage dimensionsStage) {
        return jobs.of("dimensions", dimensionsStage);
    }

    @Bean
    JobDeclaration dimensionsDeclaration(Job dimensions, Stage dimensionsStage, Loads loads, Clock clock) {
        return StageParameters.declare(dimensions, dimensionsStage, loads, clock);
    }

    // a range of days: each day looks through its partition of three fact tables, in a transaction of its own

    @Bean
    Step findMovedFacts(Steps steps, Rekeys rekeys, DimensionProperties properties) {
        var worker = steps.anew(
                "findMovedFactsRange",
                execution -> steps.<LocalDate, LocalDate>chunks(
                        "findMovedFactsRange",
                        1,
                        new MovedDayReader(rekeys, DayRange.from(execution.getExecutionContext())),
                        day -> day,
                        days -> days.forEach(rekeys::find)));
        return steps.partitioned("findMovedFacts", worker, new MovedDayPartitioner(rekeys), properties.ranges());
    }
}
