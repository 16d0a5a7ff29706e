package com.globalmart.batch.fact.sales;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.fact.RepeatSearch;
import com.globalmart.batch.landing.LandedSale;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.reference.ReferenceTables;
import org.springframework.batch.core.step.Step;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed sales of one load into {@code warehouse.fact_sales}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class SalesConfiguration {

    private final ReferenceTables reference;
    private final LoadProperties properties;

    SalesConfiguration(ReferenceTables reference, LoadProperties properties) {
        this.reference = reference;
        this.properties = properties;
    }

    @Bean
    RepeatSearch repeatedSales(FactSteps steps, LandingTable<LandedSale> table) {
        return steps.repeatsOf(table, this::screening);
    }

    @Bean
    Step loadSales(FactSteps steps, LandingTable<LandedSale> table, SalesFact facts) {
        return steps.load("loadSales", table, facts, this::screening);
    }

    @Bean
    MemberSource saleMembers(FactSteps steps, LandingTable<LandedSale> table, SalesFact facts) {
        return steps.members(
                table,
                facts,
                this::screening,
                LandedMembers.ProductColumn.LINES,
                sale -> CustomerDimension.sighting(
                        sale.landed().userId(),
                        sale.landed().occurredAt(),
                        sale.landed().country()),
                sale -> sale.lines().stream()
                        .map(line -> ProductDimension.sighting(
                                line.productId(), sale.landed().occurredAt(), null, null)));
    }

    /** Screens with the reference data as it stands now. */
    private SaleScreening screening() {
        return new SaleScreening(reference.snapshot(), properties.oldestDay());
    }
}
