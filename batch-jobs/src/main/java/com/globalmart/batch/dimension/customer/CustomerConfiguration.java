package com.globalmart.batch.dimension.customer;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;

import com.globalmart.batch.dimension.DimensionProperties;
import com.globalmart.batch.dimension.DimensionSteps;
import com.globalmart.batch.dimension.KeyHistoryReader;
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
            LandedReader<LandedCustomerChange> customerChangeReader) {
        return steps.storeRange("storeCustomerStatementsRange", CUSTOMERS, table, customerChangeReader);
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
    Step rebuildCustomers(DimensionSteps steps, Step rebuildCustomersRange) {
        return steps.rebuild("rebuildCustomers", CUSTOMERS, rebuildCustomersRange);
    }

    @Bean
    Step rebuildCustomersRange(DimensionSteps steps, KeyHistoryReader customerHistoryReader) {
        return steps.rebuildRange("rebuildCustomersRange", CUSTOMERS, customerHistoryReader);
    }

    @Bean
    @StepScope
    KeyHistoryReader customerHistoryReader(
            DimensionSteps steps, @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return steps.histories(CUSTOMERS, context);
    }

    @Bean
    Step dropNeedlessCustomers(DimensionSteps steps) {
        return steps.dropNeedlessMembers("dropNeedlessCustomers", CUSTOMERS);
    }
}
