package com.globalmart.batch.dimension.product;

import static com.globalmart.batch.dimension.product.ProductDimension.PRODUCTS;

import com.globalmart.batch.dimension.DimensionProperties;
import com.globalmart.batch.dimension.DimensionSteps;
import com.globalmart.batch.dimension.KeyHistoryReader;
import com.globalmart.batch.landing.LandedProductChange;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.OffsetRange;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Stores what was said about products, then rebuilds the versions of those it was said about. */
@Configuration(proxyBeanMethods = false)
class ProductConfiguration {

    @Bean
    Step storeProductStatements(
            DimensionSteps steps, LandingTable<LandedProductChange> table, Step storeProductStatementsRange) {
        return steps.storeStatements("storeProductStatements", table, storeProductStatementsRange);
    }

    @Bean
    Step storeProductStatementsRange(
            DimensionSteps steps,
            LandingTable<LandedProductChange> table,
            LandedReader<LandedProductChange> productChangeReader) {
        return steps.storeRange("storeProductStatementsRange", PRODUCTS, table, productChangeReader);
    }

    @Bean
    @StepScope
    LandedReader<LandedProductChange> productChangeReader(
            LandingTable<LandedProductChange> table,
            DimensionProperties properties,
            @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return new LandedReader<>(table, OffsetRange.from(context), properties.chunkSize());
    }

    @Bean
    Step rebuildProducts(DimensionSteps steps, Step rebuildProductsRange) {
        return steps.rebuild("rebuildProducts", PRODUCTS, rebuildProductsRange);
    }

    @Bean
    Step rebuildProductsRange(DimensionSteps steps, KeyHistoryReader productHistoryReader) {
        return steps.rebuildRange("rebuildProductsRange", PRODUCTS, productHistoryReader);
    }

    @Bean
    @StepScope
    KeyHistoryReader productHistoryReader(
            DimensionSteps steps, @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return steps.histories(PRODUCTS, context);
    }

    @Bean
    Step dropNeedlessProducts(DimensionSteps steps) {
        return steps.dropNeedlessMembers("dropNeedlessProducts", PRODUCTS);
    }
}
