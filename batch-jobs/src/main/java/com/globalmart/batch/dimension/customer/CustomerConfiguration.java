package com.globalmart.batch.dimension.customer;

import com.globalmart.batch.dimension.DimensionProperties;
import com.globalmart.batch.dimension.DimensionSteps;
import com.globalmart.batch.landing.LandedCustomerChange;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.OffsetRange;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores what was said about customers, then rebuilds the versions of those it was said about. */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Step storeCustomerStatements(
            DimensionSteps steps, LandingTable<LandedCustomerChange> table, Step storeCustomerStatementsRange) {
        return steps.storeStatements("storeCustomerStatements", table, storeCustomerStatementsRange);
    }

    @Bean
    Step storeCustomerStatementsRange(
            DimensionSteps steps,
            LandingTable<LandedCustomerChange> table,
            LandedReader<LandedCustomerChange> customerChangeReader,
            CustomerStatements statements) {
        return steps.storeRange("storeCustomerStatementsRange", table, customerChangeReader, statements::add);
    }

    @Bean
    @StepScope
    LandedReader<LandedCustomerChange> customerChangeReader(
            LandingTable<LandedCustomerChange> table,
            DimensionProperties properties,
            @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return new LandedReader<>(table, OffsetRange.from(context), properties.chunkSize());
    }

    @Bean
    Step rebuildCustomers(DimensionSteps steps, CustomerDimension dimension) {
        return steps.rebuild("rebuildCustomers", dimension);
    }
}
