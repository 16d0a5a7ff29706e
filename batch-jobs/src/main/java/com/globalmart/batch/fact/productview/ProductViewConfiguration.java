package com.globalmart.batch.fact.productview;

import com.globalmart.batch.dimension.customer.CustomerDimension;
import com.globalmart.batch.dimension.product.ProductDimension;
import com.globalmart.batch.fact.FactProperties;
import com.globalmart.batch.fact.FactSteps;
import com.globalmart.batch.fact.LandedMembers;
import com.globalmart.batch.fact.MemberSource;
import com.globalmart.batch.landing.LandedProductView;
import com.globalmart.batch.landing.LandedReader;
import com.globalmart.batch.landing.LandingTable;
import com.globalmart.batch.load.LoadProperties;
import com.globalmart.batch.load.OffsetRange;
import com.globalmart.batch.reference.ReferenceTables;
import java.util.stream.Stream;
import org.springframework.batch.core.configuration.annotation.StepScope;
import org.springframework.batch.core.step.Step;
import org.springframework.batch.infrastructure.item.ExecutionContext;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Loads the landed views of one load into {@code warehouse.fact_product_views}, a range of offsets a partition. */
@Configuration(proxyBeanMethods = false)
class ProductViewConfiguration {

    @Bean
    Step findRepeatedProductViews(
            FactSteps steps,
            LandingTable<LandedProductView> table,
            ProductViewFact facts,
            ProductViewScreening productViewScreening) {
        return steps.findRepeats("findRepeatedProductViews", table, facts, productViewScreening);
    }

    @Bean
    Step loadProductViews(FactSteps steps, LandingTable<LandedProductView> table, Step loadProductViewsRange) {
        return steps.load("loadProductViews", table, loadProductViewsRange);
    }

    @Bean
    Step loadProductViewsRange(
            FactSteps steps,
            LandingTable<LandedProductView> table,
            LandedReader<LandedProductView> landedProductViewReader,
            ProductViewScreening productViewScreening,
            ProductViewFact facts) {
        return steps.loadRange("loadProductViewsRange", table, landedProductViewReader, productViewScreening, facts);
    }

    @Bean
    @StepScope
    LandedReader<LandedProductView> landedProductViewReader(
            LandingTable<LandedProductView> table,
            FactProperties properties,
            @Value("#{stepExecution.executionContext}") ExecutionContext context) {
        return new LandedReader<>(table, OffsetRange.from(context), properties.chunkSize());
    }

    /** Screens with the reference data as it stands when the step begins. */
    @Bean
    @StepScope
    ProductViewScreening productViewScreening(ReferenceTables reference, LoadProperties properties) {
        return new ProductViewScreening(reference.snapshot(), properties.oldestDay());
    }

    @Bean
    MemberSource productViewMembers(
            FactSteps steps,
            LandingTable<LandedProductView> table,
            ProductViewFact facts,
            ProductViewScreening productViewScreening) {
        return steps.members(
                table,
                facts,
                productViewScreening,
                LandedMembers.ProductColumn.SINGLE,
                view -> CustomerDimension.sighting(
                        view.landed().userId(),
                        view.landed().occurredAt(),
                        view.landed().country()),
                view -> Stream.ofNullable(view.isAboutAProduct() ? view.landed().productId() : null)
                        .map(productId -> ProductDimension.sighting(
                                productId,
                                view.landed().occurredAt(),
                                view.landed().productName(),
                                view.landed().category())));
    }
}
