package com.globalmart.batch.dimension.customer;

import static com.globalmart.batch.dimension.customer.CustomerDimension.CUSTOMERS;

import com.globalmart.batch.dimension.DimensionSteps;
import com.globalmart.batch.landing.LandedCustomerChange;
import com.globalmart.batch.landing.LandingTable;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores what was said about customers, then rebuilds the versions of those it was said about. */
@Configuration(proxyBeanMethods = false)
class CustomerConfiguration {

    @Bean
    Step storeCustomerStatements(DimensionSteps steps, LandingTable<LandedCustomerChange> table) {
        return steps.storeStatements("storeCustomerStatements", CUSTOMERS, table);
    }

    @Bean
    Step rebuildCustomers(DimensionSteps steps) {
        return steps.rebuild("rebuildCustomers", CUSTOMERS);
    }

    @Bean
    Step dropNeedlessCustomers(DimensionSteps steps) {
        return steps.dropNeedlessMembers("dropNeedlessCustomers", CUSTOMERS);
    }
}
