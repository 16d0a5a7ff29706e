package com.globalmart.batch.fact.sales;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactProperties;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandedSale;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.reference.ReferenceTables;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed sales of one load into {@code warehouse.fact_sales}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class SalesConfiguration {

    @Bean
    Step findRepeatedSales(
            FactSteps steps, LandingTable<LandedSale> table, SalesFact facts, SaleScreening saleScreening) {
        return steps.findRepeats("findRepeatedSales", table, facts, saleScreening);
    }

    @Bean
    Step loadSales(FactSteps steps, LandingTable<LandedSale> table, Step loadSalesRange) {
        return steps.load("loadSales", table, loadSalesRange);
    }

    @Bean
    Step loadSalesRange(
            FactSteps steps,
            LandingTable<LandedSale> table,
            LandedReader<LandedSale> landedSaleReader,
            SaleScreening saleScreening,
            SalesFact facts) {
        return steps.loadRange("loadSalesRange", table, landedSaleReader, saleScreening, facts);
    }

    @Bean
    @StepScope
    LandedReader<LandedSale> landedSaleReader(
            LandingTable<LandedSale> table,
            FactProperties properties,
            @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return new LandedReader<>(table, OffsetRange.from(context), properties.chunkSize());
    }

    /** Screens with the reference data as it stands when the step begins. */
    @Bean
    @StepScope
    SaleScreening saleScreening(ReferenceTables reference, LoadProperties properties) {
        return new SaleScreening(reference.snapshot(), properties.oldestDay());
    }

    @Bean
    MemberSource saleMembers(
            FactSteps steps, LandingTable<LandedSale> table, SalesFact facts, SaleScreening saleScreening) {
        return steps.members(
                table,
                facts,
                saleScreening,
                LandedMembers.ProductColumn.LINES,
                sale -> CustomerDimension.sighting(
                        sale.landed().userId(),
                        sale.landed().occurredAt(),
                        sale.landed().country()),
                sale -> sale.lines().stream()
                        .map(line -> ProductDimension.sighting(
                                line.productId(), sale.landed().occurredAt(), null, null)));
    }
}
